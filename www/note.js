// A small note beside what it explains. It takes the focus without shutting out the page: Escape and Tab
// give it back, pressing elsewhere closes it.

import { h } from './dom.js';

/** @typedef {[term: string, said: import('./dom.js').Child]} Row */

/** Distance from what it explains and from the edges of the window, in CSS pixels. */
const GAP = 8;

export function createNote() {
  /** @type {HTMLElement | null} */
  let trigger = null;
  const element = h('div', {
    class: 'note', part: 'note', role: 'dialog', tabindex: '-1', popover: 'auto',
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Escape' && event.key !== 'Tab') return;
      // With Tab the browser goes on from where the note was opened.
      if (event.key === 'Escape') event.preventDefault();
      event.stopPropagation();
      close();
    },
    ontoggle: (/** @type {ToggleEvent} */ event) => {
      const follow = event.newState === 'open' ? addEventListener : removeEventListener;
      follow('scroll', place, true);
      follow('resize', place);
    },
  });

  /**
   * @param {HTMLElement} from what it explains
   * @param {Node} title
   * @param {(Row | null | undefined | false)[]} rows
   */
  function open(from, title, rows) {
    trigger = from;
    element.setAttribute('aria-label', title.textContent ?? '');
    element.replaceChildren(h('p', { class: 'note-title' }, title),
      h('dl', null, rows.flatMap((row) => (row ? [h('dt', null, row[0]), h('dd', null, row[1])] : []))));
    element.showPopover();
    place();
    element.focus({ preventScroll: true });
  }

  function close() {
    if (!element.matches(':popover-open')) return;
    element.hidePopover();
    trigger?.focus({ preventScroll: true });
  }

  function place() {
    // A date may run over two lines: the note belongs to its beginning.
    const at = trigger?.getClientRects()[0];
    if (!at) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const left = getComputedStyle(element).direction === 'rtl' ? at.right - width : at.left;
    const top = at.bottom + GAP + height <= innerHeight ? at.bottom + GAP : at.top - GAP - height;
    element.style.left = `${Math.max(GAP, Math.min(left, document.documentElement.clientWidth - width - GAP))}px`;
    element.style.top = `${Math.max(GAP, top)}px`;
  }

  return { element, open, close };
}
