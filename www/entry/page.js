// The stand-alone page: module and pack stand in data blocks beside this script.

import glue from 'dossier:glue';
import { define } from '../element.js';
import { LoadError, inflate, inlineData } from '../loader.js';
import { joined } from '../streams.js';

/** @type {Uint8Array<ArrayBuffer> | null | undefined} */
let pack;

define({
  glue,
  module: async () => {
    const bytes = inlineData('module', document);
    if (bytes === null) throw new LoadError('module', '');
    return joined(await inflate(bytes, 'module'));
  },
  // The blocks are gone once read, and an element may be made anew.
  pack: () => (pack === undefined ? (pack = inlineData('pack', document)) : pack),
});
