// The state in the address of the page: read once, written after each change, followed when the reader
// goes back. Only the part of the fragment that belongs to the element is touched.

import { formatState, parseState, readFragment, writeFragment } from './state.js';

/** @typedef {import('./state.js').State} State */

/** Browsers refuse bursts of history calls (WebKit: 100 in 10 s), so writes wait for a pause. */
const PAUSE = 300;

export class Address {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Whether the last step in the history was one of a burst of typing. */
  #typing = false;
  /** @type {State | null} */
  #pending = null;

  /**
   * @param {string} key name of our part of the fragment
   * @param {(state: State) => void} onForeign called when the address changes by another hand
   */
  constructor(key, onForeign) {
    this.key = key;
    this.onForeign = onForeign;
    this.listen = () => {
      this.#cancel();
      onForeign(this.read() ?? parseState(''));
    };
    addEventListener('popstate', this.listen);
  }

  stop() {
    this.#flush();
    removeEventListener('popstate', this.listen);
  }

  /** @returns {State | null} null when the address says nothing about us */
  read() {
    const text = readFragment(location.hash, this.key);
    return text === null ? null : parseState(text);
  }

  /**
   * @param {State} state
   * @returns {string} address of the page in that state
   */
  href(state) {
    return `#${writeFragment(location.hash, this.key, formatState(state))}`;
  }

  /**
   * Notes a change. A discrete step becomes a step of the history at once; a burst of typing becomes
   * one step, which then follows the typing.
   * @param {State} state
   * @param {boolean} typing
   */
  write(state, typing) {
    if (!typing || !this.#typing) {
      this.#flush();
      this.#go(state, 'pushState');
    } else {
      this.#pending = state;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#flush(), PAUSE);
    }
    this.#typing = typing;
  }

  #flush() {
    const state = this.#pending;
    this.#cancel();
    if (state) this.#go(state, 'replaceState');
  }

  #cancel() {
    clearTimeout(this.#timer);
    this.#pending = null;
  }

  /**
   * @param {State} state
   * @param {'pushState' | 'replaceState'} how
   */
  #go(state, how) {
    const href = this.href(state);
    if (href === location.hash || (href === '#' && location.hash === '')) return;
    try {
      // The host's own history state travels along.
      history[how](history.state, '', href === '#' ? location.pathname + location.search : href);
    } catch {
      // A frame without an address of its own, or too many calls: the page works without.
    }
  }
}
