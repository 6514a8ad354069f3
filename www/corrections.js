// What a person says of a name: it is another's, of another kind, or nobody's. Said in the card of the
// name, in force at once, and written out as the text that the next build reads.

import { saveFile } from './export.js';
import { KINDS } from './facets.js';
import { h } from './dom.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').EntityCard} Card */
/**
 * A correction as the module reads it: entity, article, written form, what it is, and its kind, `hide`
 * or `distinct`.
 * @typedef {string[]} Row
 */

/** Names offered while one types. */
const OFFERED = 12;

/** @param {string} text @returns {Row[]} */
export function rowsOf(text) {
  return text.split('\n').filter(Boolean).map((line) => line.split('\t'));
}

/**
 * The rows with one more, which takes the place of what was said of the same before. One that leads back
 * takes the other with it: both would go round in a circle.
 * @param {string} text
 * @param {Row} row
 */
export function withRow(text, row) {
  const scope = (/** @type {Row} */ fields) => JSON.stringify(fields.slice(0, 3));
  let clean = row.map((field) => field.trim().replace(/\s+/g, ' '));
  const [entity, article, form, is, what] = clean;
  const rows = rowsOf(text).filter((other) => other[4] === 'distinct' || scope(other) !== scope(clean));
  const others = rows.filter((other) => other[4] === 'distinct' || other[3] !== entity || scope(other) !== scope([is, article, form]));
  if (others.length < rows.length) clean = [is, article, form, '', what];
  return [...others, clean].map((fields) => `${fields.join('\t')}\n`).join('');
}

/**
 * The rows as they stand in a curation file.
 * @param {string} text
 */
export function asToml(text) {
  // Strings of JSON are strings of TOML.
  const line = (/** @type {string} */ key, /** @type {string} */ value) => (value ? `${key} = ${JSON.stringify(value)}\n` : '');
  return rowsOf(text).map(([entity, article, form, is, what]) => (what === 'distinct'
    ? `[[distinct]]\nnames = ${JSON.stringify([entity, is])}\n`
    : `[[correction]]\n${line('entity', entity)}${line('article', article)}${line('text', form)}${line('is', is)}${what === 'hide' ? 'hide = true\n' : line('kind', what)}`)).join('\n');
}

/**
 * The part of a card where its name is corrected.
 * @param {Card} card
 * @param {Context} context
 */
export function correctionPanel(card, context) {
  const { words, state, mention, rows } = context;
  const { t } = words;
  const options = h('datalist', { id: context.uid('names') });
  const name = h('input', {
    class: 'facet-find', value: card.name, dir: 'auto', list: options.id, required: true,
    oninput: () => {
      const typed = name.value.toLowerCase();
      options.replaceChildren(...rows.filter((row) => row.name.toLowerCase().includes(typed)).slice(0, OFFERED).map((row) => h('option', { value: row.name }, words.kind(row.kind))));
      // Another entity keeps its kind.
      const known = rows.find((row) => row.name === name.value);
      if (known) kind.value = known.kind;
    },
  });
  const kind = h('select', { class: 'sort' }, KINDS.map((value) => h('option', { value }, words.kind(value))));
  kind.value = card.kind;
  const only = (/** @type {string} */ value, /** @type {string} */ label) => {
    const box = h('input', { type: 'checkbox', value });
    return { box, element: value && h('label', null, box, ' ', label) };
  };
  const here = only(state.article ?? '', t.onlyHere);
  const form = mention?.entity === card.id ? mention.text : '';
  const written = only(form, t.onlyWritten(form));
  const is = (/** @type {string} */ what) => {
    const called = rows.filter((row) => row.name === card.name).length > 1 ? card.id : card.name;
    const scope = [here, written].map(({ box }) => (box.checked ? box.value : ''));
    const target = what === 'hide' || name.value === card.name ? '' : name.value;
    if (what === card.kind && !target) return;
    context.correct(withRow(context.corrections, [called, ...scope, target, what]), target);
  };
  const list = rowsOf(context.corrections).map(([entity, article, text, target, what], at) => h('li', null,
    h('bdi', null, [text && t.quoted(text), entity, article].filter(Boolean).join(' · ')), what === 'distinct' ? ' ≠ ' : ' → ',
    h('bdi', null, what === 'hide' ? t.notAName : [target, KINDS.some((value) => value === what) && words.kind(/** @type {any} */ (what))].filter(Boolean).join(' · ')), ' ',
    h('button', {
      type: 'button', class: 'quiet', 'data-key': `undo:${at}`,
      onclick: () => context.correct(rowsOf(context.corrections).filter((_, other) => other !== at).map((fields) => `${fields.join('\t')}\n`).join(''), entity),
    }, t.undo)));
  return h('details', { class: 'correct' }, h('summary', { 'data-key': 'correct' }, t.correct),
    h('form', {
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        is(kind.value);
      },
    },
    h('label', null, t.isReally, ' ', name), options, h('label', null, t.ofKind, ' ', kind), here.element, written.element,
    h('div', { class: 'tools' }, h('button', { class: 'tool' }, t.apply), h('button', { type: 'button', class: 'tool', onclick: () => is('hide') }, t.notAName))),
    list.length > 0 && [h('ul', { class: 'aliases' }, list), h('p', { class: 'muted' }, t.correctionsNote),
      h('button', { type: 'button', class: 'tool', onclick: () => saveFile(asToml(context.corrections), 'application/toml', 'corrections.toml') }, t.downloadCorrections)]);
}
