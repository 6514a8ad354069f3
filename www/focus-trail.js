// Where the focus was before the reader or a card took it, and the way back. Elements are redrawn in the
// meantime, so the trail is made of their keys.

import { byKey } from './dom.js';

/** Steps remembered. */
const LONGEST = 20;

export class FocusTrail {
  /** @type {string[]} */
  #keys = [];

  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
  }

  get #active() {
    const root = this.page.getRootNode();
    return root instanceof ShadowRoot ? root.activeElement : null;
  }

  /** Notes what has the focus. */
  leave() {
    const active = this.#active;
    if (active instanceof HTMLElement && active.dataset.key) this.#keys = [...this.#keys, active.dataset.key].slice(-LONGEST);
  }

  /**
   * Goes back a step.
   * @param {string[]} others keys to try when what had the focus is gone
   * @param {HTMLElement} last what to focus when these are gone too
   */
  back(others, last) {
    const key = this.#keys.pop();
    for (const candidate of key === undefined ? others : [key, ...others]) {
      const element = byKey(this.page, candidate);
      if (element && element.getClientRects().length > 0) return element.focus();
    }
    return last.focus();
  }

  /** Whether the focus is nowhere, or on something that is not shown any more. */
  isLost() {
    return this.#active === null || this.#active.getClientRects().length === 0;
  }
}
