// What stands in a line about an article: its date, and names to press.

import { h } from './dom.js';
import { editorialSign } from './reasons.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').Published} Published */
/** @typedef {import('../src/types.d.ts').EntityRef} EntityRef */

/**
 * The date of an article, with the sign of an editor's hand where it is not the article's own word.
 * @param {Published | null} published
 * @param {Context} context
 */
export function dateBadge(published, context) {
  const { words } = context;
  const { t } = words;
  if (!published) return h('span', { class: 'date none' }, t.noDate);
  const time = /^\d{4}(-\d\d){0,2}$/.test(published.value) ? published.value : null;
  return h('span', { class: 'date' }, h('time', { datetime: time }, words.date(published.value)),
    published.origin === 'editorial' && [' ', editorialSign(t.editorial, t.editorialDate, published.basis, context)]);
}

/**
 * @param {EntityRef} entity
 * @param {Context} context
 * @param {string} key
 */
export function nameButton(entity, context, key) {
  return h('button', { type: 'button', class: 'kind name-button', 'data-kind': entity.kind, 'data-entity': entity.id, 'data-key': `name:${key}`, title: context.words.kind(entity.kind), onclick: () => context.card(entity.id) }, h('bdi', null, entity.name));
}
