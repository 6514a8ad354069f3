// The explorer without a page: open a collection and ask it.

import { Engine, LoadError, isPanic, isRefusal, messageOf } from '../loader.js';
import { runtime } from './runtime.js';

const engine = new Engine(runtime);

/**
 * Opens a collection.
 * @param {string | URL | Uint8Array<ArrayBuffer>} pack its address or its bytes, gzipped or plain
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<import('../engine.d.ts').Explorer>}
 */
export async function load(pack, { signal = new AbortController().signal } = {}) {
  engine.warm(); // while the pack is on its way
  const open = await engine.source(pack instanceof URL ? pack.href : pack, signal);
  return open();
}

export { LoadError };
// For the element alone.
export { Engine, isPanic, isRefusal, messageOf, runtime };
