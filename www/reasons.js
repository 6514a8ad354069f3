// Why something is said: notes that open on what they explain, by pointer, touch and keyboard.

import { h } from './dom.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').ChronologyEntry} ChronologyEntry */

/**
 * A reason of the module, which it gives in English.
 * @param {string} reason
 * @param {Context['words']} words
 */
export function inEnglish(reason, { language }) {
  return h('span', language === 'en' ? null : { lang: 'en', dir: 'ltr' }, reason);
}

/**
 * What a date was taken to mean, and by which rule.
 * @param {HTMLElement} from what was pressed
 * @param {Pick<ChronologyEntry, 'written' | 'value' | 'language' | 'dir' | 'reason'> & { earliest: string | null, latest: string | null }} date
 * @param {Context} context
 */
export function explainDate(from, { written, value, earliest, latest, language, dir, reason }, { words, note }) {
  const { t } = words;
  const isPlain = /^\d{4}(-\d\d){0,2}$/.test(value);
  note.open(from, written ? h('span', { lang: language, dir }, t.quoted(written)) : h('span', null, t.publishedEntry), [
    [t.dateMeans, words.date(value)],
    !isPlain && [t.dateDays, words.date(`${earliest ?? ''}/${latest ?? ''}`)],
    reason !== '' && [t.dateRule, inEnglish(reason, words)],
  ]);
}

/**
 * The sign of an editor's hand, which says why when it is pressed.
 * @param {string} label
 * @param {string} what
 * @param {string} basis
 * @param {Context} context
 */
export function editorialSign(label, what, basis, { words, note }) {
  return h('button', {
    type: 'button', class: 'editorial', 'aria-haspopup': 'dialog',
    onclick: (/** @type {Event & { currentTarget: HTMLElement }} */ { currentTarget }) =>
      note.open(currentTarget, h('span', null, what), [basis !== '' && [words.t.dateRule, h('span', { dir: 'auto' }, basis)]]),
  }, label);
}
