// The card of one name: what it is, how it is written, where it stands, with whom.

import { spanOf } from './dates.js';
import { correctionPanel } from './corrections.js';
import { closeLabel, draw as svg, fill, h, icon, marked } from './dom.js';
import { inEnglish } from './reasons.js';
import { nameButton } from './badges.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').EntityCard} Card */

/** Contexts shown at first, and added by each “show more”. */
const FIRST = 6;
const STEP = 25;
/** Most bars of the line of its articles over time. */
const BARS = 48;

/** @param {Context & { close(): void }} context */
export function createEntityCard(context) {
  const { words } = context;
  const { t } = words;
  let shown = '';
  let contexts = FIRST;
  const heading = context.uid('card-title');
  const close = h('button', { type: 'button', class: 'back', onclick: () => context.close() });
  const body = h('div', { class: 'card-body' });
  const element = h('section', { class: 'entity-card', part: 'entity-card', 'aria-labelledby': heading }, h('div', { class: 'reader-bar' }, close), body);

  /** @returns {boolean} whether something new was drawn */
  function update() {
    const { entity, article, request } = context.state;
    if (entity === null) {
      shown = '';
      return false;
    }
    fill(close, article === null ? closeLabel(t.backToResults, t.closeReader) : [icon('back'), t.backToArticle]);
    const wanted = JSON.stringify([entity, request, context.mention, context.corrections]);
    if (wanted === shown) return false;
    if (!shown.startsWith(`[${JSON.stringify(entity)},`)) contexts = FIRST;
    shown = wanted;
    draw(context.explorer.entity(entity, request));
    return true;
  }

  /**
   * How the name was written where it was pressed.
   * @param {Card} card
   */
  function asWritten({ id }) {
    const { mention } = context;
    return mention?.entity === id && mention.reason !== '' && h('p', { class: 'as-written' },
      h('bdi', { class: 'alias', lang: mention.language }, t.quoted(mention.text)), ' ', h('span', { class: 'reason' }, inEnglish(mention.reason, words)));
  }

  /** @param {Card} card */
  function draw(card) {
    const when = card.first && card.last && spanOf(card.first, card.last);
    fill(body,
      h('p', { class: 'card-kind' }, h('span', { class: 'kind', 'data-kind': card.kind }, words.kind(card.kind))),
      h(context.heading(1), { class: 'reader-title', id: heading, tabindex: '-1' }, h('bdi', null, card.name)),
      asWritten(card),
      card.description && h('p', { class: 'description', dir: 'auto' }, card.description),
      h('p', { class: 'muted' }, t.mentionsIn(t.mentionCount(words.number(card.mentions), card.mentions), words.articles(card.articles)), t.fullStop,
        when && ` ${t.span(words.date(when))}${t.fullStop}`),
      byName(card),
      overTime(card.id),
      buttons(card.id),
      correctionPanel(card, context),
      card.aliases.length > 0 && h('section', null, h(context.heading(2), { class: 'label' }, t.writtenForms),
        h('ul', { class: 'aliases' }, card.aliases.map((alias) => h('li', null, h('bdi', { class: 'alias' }, alias.text), ' ', h('span', { class: 'count' }, words.number(alias.count)),
          alias.reason && h('span', { class: 'reason' }, inEnglish(alias.reason, words)))))),
      card.with.length > 0 && h('section', null, h(context.heading(2), { class: 'label' }, t.appearsWith),
        h('ul', { class: 'names' }, card.with.map((other) => h('li', null, nameButton(other, context, `with ${other.id}`), ' ', h('span', { class: 'count' }, words.number(other.articles)))))),
      card.contexts.length > 0 && contextList(card));
  }

  /** @param {Card} card */
  function contextList(card) {
    const rest = card.contexts.length - contexts;
    return h('section', null, h(context.heading(2), { class: 'label' }, t.contexts),
      h('ol', { class: 'contexts', role: 'list' }, card.contexts.slice(0, contexts).map((item, index) => h('li', null,
        h('p', { class: 'snippet', lang: item.language, dir: item.dir }, marked(item.text, item.marks)),
        h('p', { class: 'in-article' }, h('button', { type: 'button', class: 'text-button', 'data-key': `context:${index}`, onclick: () => context.open(item.document, item.title, item.block) }, h('bdi', null, item.title)))))),
      rest > 0 && h('button', {
        type: 'button', class: 'more', 'data-key': 'more',
        onclick: () => {
          contexts += STEP;
          draw(card);
        },
      }, t.showMore(words.number(Math.min(rest, STEP)))));
  }

  /**
   * How often a country is mentioned by name and how often by an adjective, and whether these count.
   * @param {Card} card
   */
  function byName({ mentions, nationalities }) {
    const only = Boolean(context.state.request.byName);
    return (nationalities > 0 || only) && h('p', { class: 'muted' },
      nationalities > 0 && [t.byNationality(words.number(mentions - nationalities), words.number(nationalities)), ' '],
      h('label', null, h('input', { type: 'checkbox', checked: only, 'data-key': 'by-name', onchange: () => context.ask({ byName: !only }) }), ' ', t.namesOnly));
  }

  /**
   * Its articles over time, as a line of bars; the figures stand in words above it.
   * @param {string} id
   */
  function overTime(id) {
    const { request } = context.state;
    const include = request.match === 'any' ? [id] : [...request.include ?? [], id];
    const { exact, broad } = context.explorer.timeline({ ...request, include }, { clock: 'published', bars: BARS });
    const heights = Array.from(exact, (count, at) => count + broad[at]);
    const most = Math.max(...heights);
    return heights.length > 2 && svg('svg', { class: 'spark', viewBox: `0 0 ${heights.length} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      heights.map((count, at) => svg('rect', { x: at + 0.1, width: 0.8, y: 10 - 10 * count / most, height: 10 * count / most })));
  }

  /** @param {string} id */
  function buttons(id) {
    const { include = [], exclude = [] } = context.state.request;
    const without = (/** @type {string[]} */ ids) => ids.filter((other) => other !== id);
    const isIn = include.includes(id);
    const isOut = exclude.includes(id);
    return h('div', { class: 'tools' },
      h('button', { type: 'button', class: 'tool', 'aria-pressed': String(isIn), 'data-key': 'include', onclick: () => context.ask({ include: isIn ? without(include) : [...include, id], exclude: without(exclude) }) }, t.onlyArticlesWith),
      h('button', { type: 'button', class: 'tool', 'aria-pressed': String(isOut), 'data-key': 'exclude', onclick: () => context.ask({ exclude: isOut ? without(exclude) : [...exclude, id], include: without(include) }) }, t.onlyArticlesWithout));
  }

  return { element, update, heading: () => /** @type {HTMLElement | null} */ (body.querySelector('.reader-title')) };
}
