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
      byYear(entries).map(({ year, said }) => h('section', { class: 'year', 'aria-label': year },
        h(context.heading(1), { class: 'year-title' }, year),
        h('ol', { role: 'list' }, said.map(([item, ...same], index) => h('li', { class: `entry ${item.type}` }, entry(item, `${year}:${index}`), others(same)))))),
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

  /**
   * Who says the same, and in which words.
   * @param {ChronologyEntry[]} same
   */
  function others(same) {
    return same.length > 0 && h('details', { class: 'others' }, h('summary', null, t.alsoSaid(words.number(same.length), same.length)),
      h('ul', null, same.map((item) => h('li', null, h('span', { lang: item.language, dir: item.dir }, marked(item.text, item.marks)), ' ',
        h('button', { type: 'button', class: 'text-button', onclick: () => context.open(item.document, item.title, item.block) }, h('bdi', null, item.title))))));
  }

  return { element, update };
}

/**
 * The statements under the years that they may mean, what says the same together. What is not bound to
 * one year, “the early Cold War”, stands after the year in which it begins.
 * @param {ChronologyEntry[]} entries
 */
function byYear(entries) {
  /** @type {Map<string, { year: string, from: string, to: string, said: ChronologyEntry[][] }>} */
  const years = new Map();
  entries.forEach((entry, at) => {
    const [from, to] = [entry.earliest, entry.latest].map((day) => day.slice(0, -6));
    // The line may break after the dash.
    const year = from === to ? from : `${from}–\u200b${to}`;
    const section = years.get(year) ?? { year, from, to, said: [] };
    years.set(year, section);
    if (at > 0 && entry.group === entries[at - 1].group) section.said[section.said.length - 1].push(entry);
    else section.said.push([entry]);
  });
  return [...years.values()].sort((a, b) => Number(a.from) - Number(b.from) || Number(a.to) - Number(b.to));
}
