// The articles that fit, as cards.

import { dateBadge, nameButton } from './badges.js';
import { clauseGroups } from './clauses.js';
import { fill, h, marked, selectedText } from './dom.js';
import { editorialSign } from './reasons.js';
import { variantsOf } from './same-story.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').SearchAnswer} SearchAnswer */
/** @typedef {import('../src/types.d.ts').Hit} Hit */

/** @param {Context & { more(): void }} context */
export function createResults(context) {
  const { words } = context;
  const { t } = words;
  const list = h('ol', { class: 'results-list', role: 'list' });
  const after = h('div', { class: 'after' });
  const element = h('div', { class: 'results', part: 'results' }, list, after);

  /** @param {SearchAnswer} answer */
  function update(answer) {
    fill(list, answer.hits.map((hit) => h('li', null, card(hit))));
    list.hidden = answer.hits.length === 0;
    const rest = answer.rows - answer.hits.length;
    fill(after, answer.total === 0 && nothing(answer),
      rest > 0 && answer.hits.length > 0 && h('button', { type: 'button', class: 'more', 'data-key': 'more', onclick: () => context.more() }, t.showMore(words.number(Math.min(rest, 20)))));
  }

  /** @param {Hit} hit */
  function card(hit) {
    const id = context.uid(`hit-${hit.id}`);
    return h('article', { class: `card${hit.id === context.state.article ? ' current' : ''}${hit.dir === words.dir ? '' : ' across'}`, part: 'result', 'aria-labelledby': id, 'data-document': hit.id },
      h('p', { class: 'meta' }, dateBadge(hit.published, context), hit.publisher && h('span', { class: 'publisher' }, h('bdi', null, hit.publisher)),
        hit.reprints.length > 0 && h('span', null, t.moreSources(words.number(hit.reprints.length), hit.reprints.length)),
        hit.languages.length > 1 && h('span', null, words.list(hit.languages.map((tag) => words.languageName(tag))))),
      h(context.heading(1), { class: 'title', id, lang: hit.language, dir: hit.dir }, titleLink(hit)),
      hit.byline.length > 0 && h('p', { class: 'byline' }, t.by(words.list(hit.byline))),
      hit.snippets.map((snippet) => passage(hit, snippet)),
      hit.variants > 1 && variantsOf(hit, context),
      hit.entities.length > 0 && h('ul', { class: 'names', 'aria-label': t.namesIn }, hit.entities.map((entity) => h('li', null, nameButton(entity, context, `${hit.id} ${entity.id}`)))));
  }

  /** @param {Hit} hit */
  function titleLink(hit) {
    const href = context.href({ article: hit.id, version: null, entity: null });
    const props = {
      'data-key': `open:${hit.id}`, class: 'title-link',
      onclick: (/** @type {MouseEvent} */ event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        context.open(hit.id, hit.title);
      },
    };
    const supplied = hit.titleOrigin === 'editorial';
    return [
      href === null ? h('button', { type: 'button', ...props }, marked(hit.title, hit.titleMarks)) : h('a', { href, ...props }, marked(hit.title, hit.titleMarks)),
      supplied ? ' ' : null, supplied ? editorialSign(t.editorialHeadline, t.editorialTitle, '', context) : null,
    ];
  }

  /**
   * A passage of the article; pressing it opens the article there. With the keyboard the same is the
   * title and “next match”.
   * @param {Hit} hit
   * @param {Hit['snippets'][number]} snippet
   */
  function passage(hit, { text, marks, language, dir, block }) {
    const opens = marks.length > 0;
    const element = h('p', {
      class: opens ? 'snippet opens' : 'snippet', lang: language, dir,
      // Whoever drags over the words wants the words.
      onclick: opens ? () => selectedText(element) === '' && context.open(hit.id, hit.title, block) : null,
    }, marked(text, marks));
    return element;
  }

  /** @param {SearchAnswer} answer */
  function nothing(answer) {
    const { request } = context.state;
    const clauses = clauseGroups(request, context).flatMap((group) => group.clauses);
    if (answer.of === 0 || clauses.length === 0) return h('div', { class: 'nothing' }, h('p', { class: 'nothing-title' }, t.emptyTitle));
    const all = (/** @type {string} */ label, /** @type {string} */ look) => h('button', { type: 'button', class: look, onclick: () => context.go({ request: {} }) }, label);
    const title = h('p', { class: 'nothing-title' }, t.noResultTitle);
    if (clauses.length === 1) return h('div', { class: 'nothing', part: 'empty' }, title, all(answer.of > 1 ? t.showAll(words.number(answer.of)) : t.clearAll, 'offer'));
    const offers = clauses
      .map((clause) => ({ clause, total: context.explorer.search({ ...request, ...clause.without, limit: 0 }).total }))
      .filter(({ total }) => total > 0);
    return h('div', { class: 'nothing', part: 'empty' }, title,
      offers.length > 0 && [h('p', null, t.noResultHint), h('ul', null, offers.map(({ clause, total }) => h('li', null,
        h('button', { type: 'button', class: 'offer', 'data-key': `relax:${clause.key}`, onclick: () => context.ask(clause.without) }, t.without(words.articles(total), clause.text)))))],
      all(t.clearAll, 'quiet'));
  }

  return { element, update };
}
