// The reader: one article, in one of its languages.

import { closeLabel, fill, h, icon, selectedText } from './dom.js';
import { blockContent } from './reader-text.js';
import { editorialSign } from './reasons.js';
import { dateBadge, nameButton } from './badges.js';
import { sameStory } from './same-story.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').Article} Article */
/** @typedef {import('../src/types.d.ts').Version} Version */

/** @param {Context & { close(): void }} context */
export function createReader(context) {
  const { words } = context;
  const { t } = words;
  let matches = 0;
  let current = -1;
  let shown = '';
  /** @type {Article | null} */
  let article = null;

  const position = h('span', { class: 'position' });
  const previous = h('button', { type: 'button', class: 'icon-button', 'aria-label': t.previousMatch, title: `${t.previousMatch} (N)`, onclick: () => step(-1) }, icon('up'));
  const next = h('button', { type: 'button', class: 'icon-button', 'aria-label': t.nextMatch, title: `${t.nextMatch} (n)`, onclick: () => step(1) }, icon('down'));
  const stepper = h('div', { class: 'stepper', role: 'group', 'aria-label': t.nextMatch }, position, previous, next);
  const languages = h('div', { class: 'segmented versions' });
  const close = h('button', { type: 'button', class: 'back', onclick: () => context.close() }, closeLabel(t.backToResults, t.closeReader));
  const copy = h('button', {
    type: 'button', class: 'icon-button', 'aria-label': t.copyQuote, title: t.copyQuoteHint, onclick: quote,
    // Pressing it must not let go of the words that are selected.
    onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
  }, icon('quote'));
  const body = h('div', { class: 'reader-body' });
  const heading = context.uid('reader-title');
  const element = h('article', { class: 'reader', part: 'reader', 'aria-labelledby': heading, onkeydown: onKey },
    h('div', { class: 'reader-bar' }, close, languages, h('div', { class: 'reader-tools' }, stepper, copy)), body);

  /**
   * Draws the article of the state, unless it is already there.
   * @param {number | undefined} block where to begin
   * @returns {boolean} whether something new was drawn
   */
  function update(block) {
    const { article: id, request } = context.state;
    if (id === null) {
      shown = '';
      article = null;
      return false;
    }
    const version = context.state.version;
    const wanted = JSON.stringify([id, version, request.query ?? '', request.language ?? '']);
    if (wanted === shown && block === undefined) return false;
    shown = wanted;
    article = context.explorer.article(id, request);
    const versions = article.versions;
    const at = block === undefined ? -1 : versions.findIndex((candidate) => candidate.blocks.some(({ index }) => index === block));
    // What was pressed, or else where the words are, or else the language that was asked for.
    const chosen = version === null
      ? versions[at] ?? versions.find(hasMarks) ?? versions.find(({ language }) => language === request.language)
      : versions.find(({ language }) => language === version);
    draw(article, chosen ?? versions[0], block);
    return true;
  }

  /**
   * @param {Article} article
   * @param {Version | undefined} version
   * @param {number | undefined} block
   */
  function draw(article, version, block) {
    const counter = { count: 0 };
    const blocks = version?.blocks ?? [];
    const title = blocks[0]?.role === 'title' ? blocks[0] : null;
    const language = version?.language ?? article.language;
    const dir = version?.dir ?? article.dir;
    const titleNode = h(context.heading(1), { class: 'reader-title', id: heading, tabindex: '-1', lang: title?.language ?? article.language, dir: title?.dir ?? article.dir },
      title ? blockContent(title, context, counter) : [article.title, article.titleOrigin === 'editorial' && [' ', editorialSign(t.editorialHeadline, t.editorialTitle, '', context)]].flat());
    const text = h('div', { class: 'text', lang: language, dir }, blocks.filter((item) => item !== title).map((item) =>
      h(item.role === 'paragraph' ? 'p' : context.heading(2), { class: item.role, lang: item.language === language ? null : item.language, dir: item.dir === dir ? null : item.dir, 'data-block': item.index }, blockContent(item, context, counter))));
    body.classList.toggle('across', dir !== words.dir);
    fill(body, titleNode, byline(article), dateLine(article), text, afterword(article));
    matches = counter.count;
    current = -1;
    stepper.hidden = matches === 0;
    drawPosition();
    drawLanguages(article, language);
    if (block !== undefined) requestAnimationFrame(() => goTo(block));
    else element.scrollTop = 0;
  }

  /** @param {Article} article */
  function byline(article) {
    const names = article.authors.map(({ name }) => name);
    return h('p', { class: 'reader-byline' }, names.length > 0 && h('span', null, t.by(words.list(names))),
      article.publisher && h('span', { class: 'publisher' }, h('bdi', null, article.publisher)));
  }

  /** @param {Article} article */
  function dateLine(article) {
    const { published } = article;
    const why = published && (published.basis || (published.origin === 'stated' ? t.statedDate : t.editorialDate));
    return h('div', { class: 'reader-date' }, dateBadge(published, context),
      why && h('details', null, h('summary', null, t.why, h('span', { class: 'unseen' }, ` ${t.whyDate}`)), h('p', { dir: 'auto' }, why)));
  }

  /** @param {Article} article */
  function afterword(article) {
    const about = article.authors.filter((author) => author.about);
    const { omissions, entities } = article;
    return h('footer', { class: 'afterword' },
      about.map((author) => h('p', { class: 'about-author', dir: 'auto' }, author.about)),
      entities.length > 0 && h('section', null, h(context.heading(2), { class: 'label' }, t.namesIn),
        h('ul', { class: 'names' }, entities.map((entity) => h('li', null, nameButton(entity, context, `all ${entity.id}`), ' ', h('span', { class: 'count' }, words.number(entity.mentions)))))),
      sameStory(article, context),
      article.related.length > 0 && h('section', null, h(context.heading(2), { class: 'label' }, t.related),
        h('ul', { class: 'related' }, article.related.map(({ id, title }) => h('li', null,
          h('button', { type: 'button', class: 'quiet', dir: 'auto', onclick: () => context.open(id, title) }, title))))),
      omissions.length > 0 && h('details', { class: 'omissions' }, h('summary', null, t.leftOut(words.number(omissions.length), omissions.length)),
        h('p', { class: 'muted' }, t.leftOutNote),
        h('ul', null, omissions.map((item) => h('li', null, h('span', { class: 'reason' }, item.reason), h('q', { dir: 'auto' }, item.text))))),
      h('dl', { class: 'source' }, h('dt', null, t.source), h('dd', null, h('code', null, article.source)),
        article.url && /^https?:/i.test(article.url) && [h('dt', null, t.original), h('dd', null, h('a', { href: article.url, rel: 'noopener noreferrer nofollow', target: '_blank' }, article.url))]));
  }

  /**
   * @param {Article} article
   * @param {string} language
   */
  function drawLanguages({ versions }, language) {
    languages.hidden = versions.length < 2;
    const name = context.uid('version');
    fill(languages, versions.map((version) => h('label', null,
      h('input', { type: 'radio', name, value: version.language, checked: version.language === language, 'data-key': `version:${version.language}`, 'aria-label': words.ownName(version.language), onchange: () => change(version) }),
      h('span', { lang: version.language, dir: version.dir }, words.ownName(version.language)))));
    languages.setAttribute('role', 'radiogroup');
    languages.setAttribute('aria-label', t.versions);
  }

  /**
   * Goes to another language, to what says the same there as the first paragraph on screen.
   * @param {Version} version
   */
  function change(version) {
    const { top, bottom } = close.getBoundingClientRect();
    const first = [...body.querySelectorAll('[data-block]')].find((item) => item.getBoundingClientRect().top >= bottom);
    const aligned = article?.aligned ?? [];
    const at = body.getBoundingClientRect().top < top && first instanceof HTMLElement ? aligned.indexOf(Number(first.dataset.block)) : -1;
    context.go({ version: version.language });
    // Pairs: the other one of an even place is the next.
    if (at >= 0) goTo(aligned[at ^ 1]);
  }

  /** @param {number} by */
  function step(by) {
    if (matches === 0) return;
    mark(current < 0 && by < 0 ? matches - 1 : (current + by + matches) % matches);
  }

  /** @param {number} index */
  function mark(index) {
    for (const piece of body.querySelectorAll('mark.current')) piece.classList.remove('current');
    current = index;
    const pieces = body.querySelectorAll(`mark[data-match="${index}"]`);
    for (const piece of pieces) piece.classList.add('current');
    pieces[0]?.scrollIntoView({ block: 'center' });
    drawPosition();
  }

  function drawPosition() {
    position.textContent = current < 0 ? t.matchCount(words.number(matches), matches) : t.matches(words.number(current + 1), words.number(matches));
  }

  /** @param {number} block */
  function goTo(block) {
    const paragraph = body.querySelector(`[data-block="${block}"]`);
    const match = paragraph?.querySelector('mark[data-match]');
    if (match instanceof HTMLElement) mark(Number(match.dataset.match));
    else paragraph?.scrollIntoView({ block: 'center' });
  }

  function quote() {
    if (!article) return;
    const { published } = article;
    const date = published && (published.origin === 'editorial' ? t.editorialMark(words.date(published.value)) : words.date(published.value));
    const reference = [words.list(article.authors.map(({ name }) => name)), t.quoted(article.title), article.publisher, date].filter(Boolean).join(', ');
    context.copy(t.quotation(selectedText(element), reference));
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key !== 'n' && event.key !== 'N') return;
    if (event.ctrlKey || event.metaKey || event.altKey || matches === 0) return;
    event.preventDefault();
    step(event.key === 'n' ? 1 : -1);
  }

  return { element, update, step, heading: () => /** @type {HTMLElement | null} */ (body.querySelector('.reader-title')), title: () => article?.title ?? null };
}

/** @param {Version} version */
function hasMarks(version) {
  return version.blocks.some(({ marks }) => marks.length > 0);
}
