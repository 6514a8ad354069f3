// The names of the collection, with the corrections in force: those that it came with, or those that
// were made here and are kept for the next visit.

import { isRefusal, messageOf } from './loader.js';

/** @typedef {import('./engine.d.ts').Explorer} Explorer */
/** @typedef {import('./state.js').State} State */

/** @typedef {import('../src/types.d.ts').EntityRow} EntityRow */

export class Names {
  /** The table of entities. @type {EntityRow[]} */
  rows = [];
  /** Corrections, as the module reads them. @type {string} */
  corrections;
  /** Ids in the link that was followed that are nobody's. @type {string[]} */
  unknown = [];
  /** @type {Map<string, EntityRow>} */
  #byId = new Map();
  /** Where they are kept; none where the page belongs to somebody else. @type {string | null} */
  #place;

  /**
   * @param {boolean} standalone
   * @param {string} fingerprint of the collection: another one has other names
   * @param {Explorer} explorer
   */
  constructor(standalone, fingerprint, explorer) {
    this.#place = standalone ? `dossier-corrections:${fingerprint}` : null;
    this.corrections = explorer.corrections();
    try {
      if (this.#place) this.corrections = localStorage.getItem(this.#place) ?? this.corrections;
    } catch {
      // Some browsers give pages from disk no storage.
    }
  }

  /** @param {string} text */
  keep(text) {
    this.corrections = text;
    try {
      if (this.#place) localStorage.setItem(this.#place, text);
    } catch {
      // They hold until the page is closed.
    }
  }

  /**
   * The collection with other corrections, in place of the one that is given; or why it refuses them.
   * @param {Explorer} explorer
   * @param {string} corrections
   */
  corrected(explorer, corrections) {
    try {
      const corrected = this.applied(explorer, corrections);
      this.keep(corrections);
      return corrected;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return messageOf(error);
    }
  }

  /**
   * The collection with the corrections, in place of the one that is given.
   * @param {Explorer} explorer
   */
  applied(explorer, corrections = this.corrections) {
    let corrected = explorer;
    if (explorer.corrections() !== corrections) {
      corrected = explorer.corrected(corrections);
      explorer.free();
    }
    this.rows = corrected.entities();
    this.#byId = new Map(this.rows.map((row) => [row.id, row]));
    return corrected;
  }

  /** @param {string} id */
  row(id) {
    return this.#byId.get(id);
  }

  /**
   * A request without the ids that are nobody’s, which are kept as `unknown`: an address can name anything.
   * @param {State['request']} request
   */
  known(request) {
    const { include = [], exclude = [] } = request;
    const known = (/** @type {string} */ id) => this.#byId.has(id);
    this.unknown = [...new Set([...include, ...exclude])].filter((id) => !known(id));
    return { ...request, include: include.filter(known), exclude: exclude.filter(known) };
  }

  /**
   * A state with the ids that its names have now, without those that are nobody's.
   * @param {Explorer} explorer
   * @param {State} state
   * @param {string} [was] name or id of what a name that is gone was found as
   * @returns {Partial<State>}
   */
  moved(explorer, { entity, request }, was) {
    const found = this.rows.find((row) => row.name === was || row.id === was)?.id;
    const now = (/** @type {string[]} */ ids = []) => idsNow(explorer, ids, found);
    return { entity: now(entity === null ? [] : [entity])[0] ?? null, request: { ...request, include: now(request.include), exclude: now(request.exclude) } };
  }
}

/**
 * @param {Explorer} explorer
 * @param {string[]} ids
 * @param {string} [otherwise] instead of one that is gone
 */
function idsNow(explorer, ids, otherwise) {
  const now = ids.flatMap((id) => {
    try {
      return [explorer.entity(id, { limit: 0 }).id];
    } catch (error) {
      if (isRefusal(error)) return otherwise ?? [];
      throw error;
    }
  });
  return [...new Set(now)];
}
