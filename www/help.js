// What can be typed and pressed.

import { h, icon } from './dom.js';

/** @param {import('./i18n/en.js').Strings} t */
export function createHelp(t) {
  const row = (/** @type {string} */ said, /** @type {string[]} */ ...keys) => h('div', null, h('dt', null, keys.map((key) => h('kbd', { dir: 'ltr' }, key))), h('dd', null, said));
  const element = h('dialog', { class: 'help', 'aria-label': t.help },
    h('div', { class: 'sheet-head' }, h('strong', null, t.help), h('button', { type: 'button', class: 'icon-button', 'aria-label': t.close, onclick: () => element.close() }, icon('close'))),
    h('dl', null,
      row(t.helpPhrase, '"…"'), row(t.helpWithout, '-…'), row(t.searchLabel, '/'), row(t.helpMove, '↑', '↓', '←', '→'),
      row(`${t.nextMatch}, ${t.previousMatch}`, 'n', 'N'), row(t.back, 'Esc'), row(t.help, '?')));
  return element;
}
