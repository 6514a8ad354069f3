// <dossier-explorer>: the element a host page sees. Attributes in, events out; nothing outside its own
// tree is touched, except the address when asked.

import { Address } from './address.js';
import { App } from './app.js';
import { h, isTyped } from './dom.js';
import { Wording } from './i18n/index.js';
import { Engine, LoadError, isPanic, messageOf } from './loader.js';
import { emptyState, formatState, parseState } from './state.js';
import { styleSheets } from './styles/index.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./loader.js').Runtime} Runtime */
/** @typedef {import('./loader.js').Failure} Failure */

export const TAG = 'dossier-explorer';
const THEMES = ['auto', 'light', 'dark'];
/** Properties that mirror attributes of the same name. */
const MIRRORED = ['src', 'theme', 'query'];

/** @type {Record<Failure, keyof import('./i18n/en.js').Strings>} */
const EXPLANATIONS = {
  csp: 'failCsp', 'no-wasm': 'failNoWasm', 'no-gunzip': 'failNoGunzip', fetch: 'failFetch', pack: 'failPack',
  'no-pack': 'failNoPack', panic: 'failPanic', module: 'failModule',
};

export class DossierExplorer extends HTMLElement {
  static observedAttributes = ['src', 'lang', 'theme', 'state', 'state-key', 'query'];
  /** The module that came with the script. @type {Engine | null} */
  static engine = null;

  /** @type {App | null} */
  #app = null;
  /** @type {Address | null} */
  #address = null;
  /** @type {AbortController | null} */
  #loading = null;
  /** What to show once there is an app. @type {State | null} */
  #wanted = null;
  #frame = h('div', { class: 'app' });

  constructor() {
    super();
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = styleSheets();
    root.replaceChildren(this.#frame);
    // Properties set before the element was defined would hide the accessors.
    for (const name of [...MIRRORED, 'state']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = /** @type {any} */ (this)[name];
      delete (/** @type {any} */ (this)[name]);
      queueMicrotask(() => { /** @type {any} */ (this)[name] = value; });
    }
  }

  connectedCallback() {
    if (this.#app || this.#loading) return;
    if (this.standalone) document.addEventListener('keydown', this.#onPageKey);
    this.#listenToAddress();
    this.#load();
  }

  disconnectedCallback() {
    // Being moved is no reason to start anew.
    queueMicrotask(() => {
      if (!this.isConnected) this.#unload();
    });
  }

  /** A move within the page keeps everything. */
  connectedMoveCallback() {}

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected || !(this.#app || this.#loading)) {
      if (name === 'theme') this.#applyTheme();
      return;
    }
    if (name === 'theme') this.#applyTheme();
    else if (name === 'query') this.#app?.show({ ...this.#app.state, request: { ...this.#app.state.request, query: after ?? '' } });
    else if (name === 'state' || name === 'state-key') this.#listenToAddress();
    else {
      // Another collection has other names and articles; another language keeps the view.
      this.#wanted = name === 'lang' ? this.#app?.state ?? this.#wanted : null;
      this.#release();
      this.#load();
    }
  }

  get src() { return this.getAttribute('src'); }
  set src(value) { this.#set('src', value); }
  get theme() { return this.getAttribute('theme') ?? 'auto'; }
  set theme(value) { this.#set('theme', value); }
  get query() { return this.#app?.state.request.query ?? this.getAttribute('query') ?? ''; }
  set query(value) { this.#set('query', value); }

  /** Whether the element is the page: it then answers to “/”, “n” and “N” everywhere on it. */
  get standalone() { return this.hasAttribute('standalone'); }

  /** The view as text, to be kept and set again. Setting it fires no event. */
  get state() { return formatState(this.#app?.state ?? this.#wanted ?? emptyState()); }
  set state(text) {
    this.#wanted = parseState(String(text));
    this.#app?.show(this.#wanted);
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    if (this.#app) this.#app.search.input.focus(options);
    else super.focus(options);
  }

  /**
   * @param {string} name
   * @param {string | null} value
   */
  #set(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  async #load() {
    const engine = DossierExplorer.engine;
    if (!engine) return;
    const loading = new AbortController();
    this.#loading = loading;
    const words = new Wording(languageOf(this));
    this.#dress(words);
    this.#frame.replaceChildren(skeleton(words.t.loading));
    try {
      const open = await engine.source(this.src, loading.signal);
      const explorer = await open();
      if (loading.signal.aborted) return explorer.free();
      const app = new App({
        words,
        standalone: this.standalone,
        href: (state) => this.#address?.href(state) ?? null,
        changed: (state, typing) => this.#changed(state, typing),
        select: (article) => this.#emit('dossier-select', article, true),
        reopen: () => {
          engine.discard();
          return open();
        },
        failed: (error) => this.#fail(error, words),
        switchTheme: () => {
          this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length];
          return this.theme;
        },
      }, explorer);
      this.#app = app;
      this.#frame.replaceChildren(app.element);
      app.show(this.#wanted ?? this.#address?.read() ?? this.#firstState());
      this.#tell('dossier-ready', app.manifest);
    } catch (error) {
      if (!loading.signal.aborted) this.#fail(error, words);
    } finally {
      if (this.#loading === loading) this.#loading = null;
    }
    return undefined;
  }

  #firstState() {
    return { ...emptyState(), request: { query: this.getAttribute('query') ?? '' } };
  }

  /**
   * @param {State} state
   * @param {boolean} typing
   */
  #changed(state, typing) {
    this.#address?.write(state, typing);
    this.#emit('dossier-statechange', { state: formatState(state), request: state.request });
  }

  #listenToAddress() {
    this.#address?.stop();
    this.#address = this.getAttribute('state') === 'hash'
      ? new Address(this.getAttribute('state-key') || this.id || 'dossier', (state) => this.#app?.show(state))
      : null;
  }

  /**
   * @param {unknown} error
   * @param {Wording} words
   */
  #fail(error, words) {
    const kind = error instanceof LoadError ? error.kind : isPanic(error) ? 'panic' : 'module';
    const detail = error instanceof LoadError ? error.detail : messageOf(error);
    const { t } = words;
    this.#app?.dispose();
    this.#app = null;
    this.#frame.replaceChildren(h('div', { class: 'failure', part: 'error', role: 'alert', 'data-kind': kind },
      h(this.standalone ? 'h1' : 'h2', { class: 'failure-title' }, t.failTitle),
      h('p', null, /** @type {string} */ (t[EXPLANATIONS[kind]])),
      kind === 'csp' ? h('p', null, h('code', null, "script-src … 'wasm-unsafe-eval'")) : kind === 'fetch' ? h('p', null, h('code', null, detail)) : null,
      detail && kind !== 'fetch' && h('details', null, h('summary', null, t.details), h('code', null, detail)),
      h('slot')));
    this.#tell('dossier-error', { kind, message: detail });
  }

  #release() {
    this.#loading?.abort();
    this.#loading = null;
    this.#app?.dispose();
    this.#app = null;
  }

  #unload() {
    this.#wanted = this.#app?.state ?? this.#wanted;
    this.#release();
    this.#address?.stop();
    this.#address = null;
    document.removeEventListener('keydown', this.#onPageKey);
    this.#frame.replaceChildren();
  }

  #applyTheme() {
    this.#frame.dataset.theme = THEMES.includes(this.theme) ? this.theme : 'auto';
  }

  /** @param {Wording} words */
  #dress(words) {
    this.#applyTheme();
    this.#frame.lang = words.language;
    this.#frame.dir = words.dir;
    this.#frame.classList.toggle('standalone', this.standalone);
  }

  /** @param {KeyboardEvent} event */
  #onPageKey = (event) => {
    if (event.defaultPrevented || isTyped(event) || !this.#app) return;
    if (event.key === '/') this.#app.search.input.focus();
    else if (event.key === '?' && !this.#app.frame.help.open) this.#app.frame.help.showModal();
    else if ((event.key === 'n' || event.key === 'N') && this.#app.state.article !== null) this.#app.reader.step(event.key === 'n' ? 1 : -1);
    else return;
    event.preventDefault();
  };

  /**
   * Emits what happens once, and must not happen before a script further down the page can listen.
   * @param {string} name
   * @param {unknown} detail
   */
  async #tell(name, detail) {
    if (document.readyState === 'loading') await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
    this.#emit(name, detail);
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   * @param {boolean} [cancelable]
   */
  #emit(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }
}

/**
 * Registers the element with the module that came with the script. A second script on the page finds the
 * name taken and changes nothing.
 * @param {Runtime} runtime
 */
export function define(runtime) {
  if (customElements.get(TAG)) return;
  DossierExplorer.engine = new Engine(runtime);
  DossierExplorer.engine.warm();
  customElements.define(TAG, DossierExplorer);
}

/**
 * The language that the page gives the element, through shadow roots.
 * @param {Element} element
 */
function languageOf(element) {
  /** @type {Element | null} */
  let here = element;
  while (here) {
    const marked = here.closest('[lang]');
    if (marked) return marked.getAttribute('lang') ?? '';
    const root = here.getRootNode();
    here = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

/** @param {string} text */
function skeleton(text) {
  const bone = (/** @type {string} */ name) => h('div', { class: `bone ${name}` });
  return h('div', { class: 'page skeleton', role: 'status', 'aria-busy': 'true' }, h('p', { class: 'unseen' }, text),
    bone('bone-title'), bone('bone-search'), bone('bone-line'), bone('bone-timeline'),
    h('div', { class: 'columns' }, h('div', { class: 'side' }, bone('bone-block')), h('div', { class: 'middle' }, [0, 1, 2].map(() => bone('bone-card')))));
}
