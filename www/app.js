// The page: holds the state, asks the module, hands the answers to the parts. Everything on screen is a
// function of the state; every control only changes the state.

import { createChronology } from './chronology.js';
import { createConnections } from './connections.js';
import { afterPaint, byKey } from './dom.js';
import { createEntityCard } from './entity-card.js';
import { download } from './export.js';
import { createFacets } from './facets.js';
import { FocusTrail } from './focus-trail.js';
import { createFrame } from './frame.js';
import { isPanic, isRefusal, messageOf } from './loader.js';
import { Names } from './names.js';
import { createNote } from './note.js';
import { createReader } from './reader.js';
import { createResults } from './results.js';
import { createSearchBox } from './search-box.js';
import { createSentence } from './sentence.js';
import { emptyState, isNarrowed, tidyRequest } from './state.js';
import { createTimeline } from './timeline.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./engine.d.ts').Explorer} Explorer */
/** @typedef {import('./context.d.ts').Change} Change */
/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('./context.d.ts').Host} Host */
/** @typedef {import('../src/types.d.ts').Request} Request */

const PAGE = 20;
const CHRONOLOGY_PAGE = 200;
const REST = 120; // milliseconds without a step of dragging before the list is drawn

let instances = 0;

/** @implements {Context} */
export class App {
  /** @type {State} */
  state = emptyState();
  #id = (instances += 1);
  #limit = PAGE;
  #turn = 0;
  #settle = 0;
  /** @type {'ready' | 'recovering' | 'gone'} */
  #health = 'ready';
  #recovered = false;
  /** @type {Names} */
  #names;

  /**
   * @param {Host} host
   * @param {Explorer} explorer
   */
  constructor(host, explorer) {
    this.host = host;
    this.words = host.words;
    this.manifest = explorer.manifest();
    this.#names = new Names(host.standalone, this.manifest.fingerprint, explorer);
    this.explorer = this.#names.applied(explorer);
    this.note = createNote();
    this.search = createSearchBox(this);
    this.sentence = createSentence(this);
    this.timeline = createTimeline(this);
    this.facets = createFacets(this);
    this.results = createResults(this);
    this.chronology = createChronology(this);
    this.connections = createConnections(this);
    this.reader = createReader(this);
    this.card_ = createEntityCard(this);
    this.frame = createFrame(this);
    this.element = this.frame.element;
    this.trail = new FocusTrail(this.element);
    this.element.addEventListener('keydown', (event) => {
      const inSheet = event.target instanceof Element && event.target.closest('dialog');
      if (event.key === 'Escape' && !event.defaultPrevented && !inSheet && (this.state.article ?? this.state.entity) !== null) this.close();
    });
  }

  /** @param {string} corrections @param {string} [was] */
  correct(corrections, was) {
    this.#safely(() => {
      const corrected = this.#names.corrected(this.explorer, corrections);
      if (typeof corrected === 'string') return this.frame.say(this.words.t.notUsed(corrected));
      this.explorer = corrected;
      this.mention = null;
      this.go(this.#names.moved(this.explorer, this.state, was), { focus: 'card' });
      if (this.trail.isLost()) this.search.input.focus();
      this.frame.say(this.words.t.isCorrected);
    });
  }

  get rows() { return this.#names.rows; }
  get unknown() { return this.#names.unknown; }
  get corrections() { return this.#names.corrections; }
  /** @param {string} id */
  row(id) { return this.#names.row(id); }

  /**
   * Takes a state as it is, without telling the host.
   * @param {State} state
   */
  show(state) {
    const entity = state.entity !== null && this.row(state.entity) ? state.entity : null;
    const closed = this.state.article !== null && state.article === null ? this.state.article : null;
    this.state = { ...state, request: tidyRequest(this.#names.known(state.request)), entity };
    this.#limit = PAGE;
    this.draw();
    if (closed !== null && this.trail.isLost()) byKey(this.element, `open:${closed}`)?.focus();
  }

  /** @param {Partial<State>} change @param {Change} [how] */
  go(change, how = {}) {
    const request = tidyRequest(change.request ?? this.state.request);
    if (!request.query?.trim()) delete request.query;
    // Without words there is nothing to match well.
    if (request.sort === 'relevance' || !request.query && request.sort === 'newest') delete request.sort;
    if (JSON.stringify(request) !== JSON.stringify(this.state.request) || change.view) this.#limit = PAGE;
    this.state = { ...this.state, ...change, request };
    this.#names.unknown = [];
    this.draw(how);
    this.host.changed(this.state, how.typing ?? false);
  }

  /** @param {Partial<Request>} change @param {Change} [how] */
  ask(change, how) {
    // Other words may be corrected again.
    this.go({ request: { ...this.state.request, ...('query' in change && { exact: false }), ...change } }, how);
  }

  more() {
    this.#limit += this.state.view === 'chronology' ? CHRONOLOGY_PAGE : PAGE;
    this.draw();
  }

  /**
   * @param {string} article
   * @param {string} title
   * @param {number} [block]
   */
  open(article, title, block) {
    if (!this.host.select({ id: article, title })) return;
    this.trail.leave();
    this.#block = block;
    this.go({ article, version: null, entity: null }, { focus: 'reader' });
  }

  /** Where the reader begins, for the drawing to come. @type {number | undefined} */
  #block;

  /** @type {import('./context.d.ts').Mention | null} */
  mention = null;

  /** @param {string} entity @param {import('./context.d.ts').Mention} [mention] */
  card(entity, mention) {
    this.trail.leave();
    this.mention = mention ?? null;
    this.go({ entity }, { focus: 'card' });
  }

  close() {
    const { entity, article } = this.state;
    this.go(entity !== null ? { entity: null } : { article: null, version: null });
    this.trail.back([`open:${article}`], this.search.input);
  }

  /** @param {string} text */
  suggest(text) {
    return this.#safely(() => this.explorer.suggest(text, this.state.request)) ?? [];
  }

  /** @param {import('./export.js').Format} format */
  save(format) {
    this.#safely(() => download(format, this.explorer, this.state));
  }

  /** @param {Change} [how] */
  draw(how = {}) {
    if (this.#health !== 'ready') return;
    const turn = (this.#turn += 1);
    clearTimeout(this.#settle);
    this.#safely(() => {
      if (how.brushing) {
        this.#settle = window.setTimeout(() => this.draw(), REST);
        this.sentence.update(this.explorer.search({ ...this.state.request, limit: 0 }));
        return this.#drawFigures();
      }
      this.#drawLists();
      this.#drawOpen(how);
      this.#recovered = false;
      // The figures around the list come after it is on screen.
      return afterPaint(() => turn === this.#turn && this.#health === 'ready' && this.#safely(() => this.#drawFigures()));
    });
  }

  #drawLists() {
    const { request, view, entity } = this.state;
    const answer = this.explorer.search({ ...request, together: true, limit: view === 'articles' ? Math.min(this.#limit, 1000) : 0 });
    this.search.update();
    this.sentence.update(answer);
    if (view === 'connections') this.connections.update(this.explorer.connections(request, { around: entity ?? undefined }));
    else if (view === 'chronology') this.chronology.update(this.explorer.chronology({ ...request, limit: Math.min(Math.max(this.#limit, CHRONOLOGY_PAGE), 1000) }));
    else this.results.update(answer);
    this.frame.update(answer);
  }

  /** @param {Change} how */
  #drawOpen({ focus }) {
    const block = this.#block;
    this.#block = undefined;
    try {
      this.reader.update(block);
      this.card_.update();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // An address can name anything.
      this.state = { ...this.state, article: null, version: null, entity: null };
      this.reader.update(undefined);
      this.card_.update();
      this.frame.say(this.words.t.failArticle);
    }
    this.frame.place();
    if (focus) (focus === 'card' ? this.card_ : this.reader).heading()?.focus();
  }

  #drawFigures() {
    this.facets.update(this.explorer.facets(this.state.request));
    this.timeline.update(this.explorer.timeline(this.state.request, this.timeline.wanted()));
  }

  /**
   * Runs what asks the module. A panic gets one fresh instance; a refused request, which only an
   * address can hold, is let go.
   * @template T
   * @param {() => T} work
   * @returns {T | undefined}
   */
  #safely(work) {
    try {
      return work();
    } catch (error) {
      if (isPanic(error)) this.#recover(error);
      else if (isRefusal(error) && isNarrowed(this.state.request)) {
        this.state = emptyState();
        this.draw();
        this.frame.say(this.words.t.notUsed(messageOf(error)));
      } else this.#end(error);
      return undefined;
    }
  }

  /** @param {unknown} error */
  async #recover(error) {
    if (this.#recovered) return this.#end(error);
    this.#recovered = true;
    this.#health = 'recovering';
    try {
      this.explorer = this.#names.applied(await this.host.reopen());
    } catch (failure) {
      return this.#end(failure);
    }
    if (/** @type {string} */ (this.#health) === 'gone') return this.explorer.free();
    this.#health = 'ready';
    this.draw();
  }

  /** @param {unknown} error */
  #end(error) {
    this.#health = 'gone';
    this.host.failed(error);
  }

  /** Gives the module's memory back; the page is dead afterwards. */
  dispose() {
    const dead = this.#health === 'gone';
    this.#health = 'gone';
    try {
      if (!dead) this.explorer.free();
    } catch {
      // After a panic there is nothing left to free.
    }
  }

  /** @param {Partial<State>} change */
  href(change) {
    return this.host.href({ ...this.state, ...change });
  }

  /** @param {0 | 1 | 2} depth @returns {'h1' | 'h2' | 'h3' | 'h4'} */
  heading(depth) {
    return /** @type {const} */ (['h1', 'h2', 'h3', 'h4'])[depth + (this.host.standalone ? 0 : 1)];
  }

  /** @param {string} name */
  uid(name) {
    return `dossier-${this.#id}-${name}`;
  }

  /** @param {string} text */
  copy(text) { return this.frame.copy(text); }
}
