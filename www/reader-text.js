// The text of an article with everything known about it laid over it: names underlined by kind, dates
// dotted, matches marked. The three kinds of range may overlap; the text is cut where any of them
// begins or ends.

import { explainDate } from './reasons.js';
import { h, pressable } from './dom.js';

/** @typedef {import('../src/types.d.ts').Block} Block */
/** @typedef {import('../src/types.d.ts').NameMark} NameMark */
/** @typedef {import('../src/types.d.ts').DateMark} DateMark */
/** @typedef {import('./context.d.ts').Context} Context */

/**
 * @param {Block} block
 * @param {Context} context
 * @param {{ count: number }} matches counts the matches drawn so far; each piece of match n carries
 *   `data-match="n"`, from 0
 * @returns {(Node | string)[]}
 */
export function blockContent(block, context, matches) {
  const { text } = block;
  const covers = covering(block);
  const first = matches.count;
  matches.count += Math.floor(block.marks.length / 2);
  const parts = [];
  let at = 0;
  for (const cover of covers) {
    if (cover.start < at || cover.end > text.length || cover.start >= cover.end) continue;
    if (cover.start > at) parts.push(...matchPieces(text, at, cover.start, block.marks, first));
    parts.push(cover.draw(matchPieces(text, cover.start, cover.end, block.marks, first), context));
    at = cover.end;
  }
  if (at < text.length) parts.push(...matchPieces(text, at, text.length, block.marks, first));
  return parts;
}

/**
 * Names and dates in text order; where two overlap the one that begins first, then the longer, is drawn.
 * @param {Block} block
 */
function covering(block) {
  const { index, names, dates } = block;
  const all = [
    ...names.map((name, at) => ({ start: name.start, end: name.end, draw: drawName(name, block, `text:${index}:${at}`) })),
    // “Recent” and “decades” have no place in the calendar that could be shown.
    ...dates.filter((date) => date.earliest ?? date.latest).map((date, at) => ({ start: date.start, end: date.end, draw: drawDate(date, block, `date:${index}:${at}`) })),
  ];
  return all.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * @param {NameMark} name
 * @param {Block} block
 * @param {string} key
 */
function drawName({ start, end, entity, reason }, { text, language, dir }, key) {
  return (/** @type {(Node | string)[]} */ inside, /** @type {Context} */ context) => {
    const row = context.row(entity);
    return h('span', {
      class: 'kind name', 'data-kind': row?.kind ?? 'other', 'data-entity': entity, 'data-key': key,
      title: row ? `${row.name} (${context.words.kind(row.kind)})` : null,
      ...pressable(() => context.card(entity, { entity, reason, language, dir, text: text.slice(start, end) })),
    }, inside);
  };
}

/**
 * @param {DateMark} date
 * @param {Block} block
 * @param {string} key
 */
function drawDate(date, { text, language, dir }, key) {
  return (/** @type {(Node | string)[]} */ inside, /** @type {Context} */ context) => h('span', {
    class: 'dated', 'aria-haspopup': 'dialog', 'data-key': key,
    ...pressable((from) => explainDate(from, { ...date, written: text.slice(date.start, date.end), language, dir }, context)),
  }, inside);
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {number[]} marks
 * @param {number} first number of the first match of the block
 */
function matchPieces(text, from, to, marks, first) {
  const parts = [];
  let at = from;
  for (let i = 0; i + 1 < marks.length; i += 2) {
    const start = Math.max(marks[i], at);
    const end = Math.min(marks[i + 1], to);
    if (start >= end) continue;
    if (start > at) parts.push(text.slice(at, start));
    parts.push(h('mark', { 'data-match': first + i / 2 }, text.slice(start, end)));
    at = end;
  }
  if (at < to) parts.push(text.slice(at, to));
  return parts;
}
