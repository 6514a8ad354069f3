// The style sheets, made once and shared by all elements of the page. Constructable sheets need no
// permission from a Content-Security-Policy.

import { css as base } from './base.js';
import { css as controls } from './controls.js';
import { css as layout } from './layout.js';
import { css as lists } from './lists.js';
import { css as reader } from './reader.js';
import { css as timeline } from './timeline.js';

/** @type {CSSStyleSheet[] | null} */
let sheets = null;

export function styleSheets() {
  sheets ??= [base, layout, controls, timeline, lists, reader].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return sheets;
}
