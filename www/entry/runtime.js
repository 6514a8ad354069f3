// What the npm package brings with it: the generic module, fetched from beside the script.

import glue from 'dossier:glue';
import { LoadError, messageOf } from '../loader.js';

const address = new URL('./dossier.wasm', import.meta.url);

/** @type {import('../loader.js').Runtime} */
export const runtime = {
  glue,
  module: async () => {
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw new LoadError('fetch', `${address.href}: ${messageOf(error)}`);
    }
  },
  pack: () => null,
};
