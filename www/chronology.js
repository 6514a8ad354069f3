// The chronology: every dated statement of the articles that fit, oldest first, the publication of the
// articles themselves in between.

import { fill, h, marked } from './dom.js';
import { explainDate } from './reasons.js';
import { nameButton } from './badges.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').Chronology} Chronology */
/** @typedef {import('../src/types.d.ts').ChronologyEntry} ChronologyEntry */

/** @param {Context & { more(): void }} context */
export function createChronology(context) {
  const { words } = context;
  const { t } = words;
  const element = h('div', { class: 'chronology', part: 'chronology' });

  /** @param {Chronology} chronology */
  function update({ total, entries }) {
    const rest = total - entries.length;
    fill(element,
      total === 0 ? h('p', { class: 'nothing-title' }, t.chronologyEmpty) : h('p', { class: 'muted' }, t.statements(words.number(total), total)),
      byYear(entries).map(([year, group]) => h('section', { class: 'year', 'aria-label': year },
        h(context.heading(1), { class: 'year-title' }, year),
        h('ol', { role: 'list' }, group.map((item, index) => h('li', { class: `entry ${item.type}` }, entry(item, `${year}:${index}`)))))),
      rest > 0 && h('button', { type: 'button', class: 'more', 'data-key': 'more', onclick: () => context.more() }, t.showMore(words.number(rest))));
  }

  /**
   * @param {ChronologyEntry} item
   * @param {string} key
   */
  function entry(item, key) {
    const isPublication = item.type === 'published';
    const open = () => context.open(item.document, item.title, isPublication ? undefined : item.block);
    return [
      h('p', { class: 'when' }, h('button', {
        type: 'button', class: 'date', 'aria-haspopup': 'dialog', 'data-key': `date:${key}`,
        onclick: (/** @type {Event & { currentTarget: HTMLElement }} */ { currentTarget }) => explainDate(currentTarget, item, context),
      }, words.date(item.value)), ' ',
        isPublication && h('span', { class: 'muted' }, t.publishedEntry)),
      h('div', null,
        isPublication ? null : h('p', { class: 'statement', lang: item.language, dir: item.dir }, marked(item.text, item.marks)),
        h('p', { class: 'in-article' }, h('button', { type: 'button', class: 'text-button', 'data-key': `entry:${key}`, onclick: open }, h('bdi', null, item.title))),
        !isPublication && item.entities.length > 0 && h('ul', { class: 'names' }, item.entities.map((entity) => h('li', null, nameButton(entity, context, `${key} ${entity.id}`))))),
    ];
  }

  return { element, update };
}

/**
 * @param {ChronologyEntry[]} entries
 * @returns {[string, ChronologyEntry[]][]} in order; a year that comes up again after others starts anew
 */
function byYear(entries) {
  /** @type {[string, ChronologyEntry[]][]} */
  const years = [];
  for (const entry of entries) {
    const from = entry.earliest.slice(0, 4);
    const to = entry.latest.slice(0, 4);
    // A statement that is not bound to one year stands under the years that it may mean; the line may
    // break after the dash.
    const year = from === to ? from : `${from}–\u200b${to}`;
    if (years.length === 0 || years[years.length - 1][0] !== year) years.push([year, []]);
    years[years.length - 1][1].push(entry);
  }
  return years;
}
