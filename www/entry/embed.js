// One script for a page of somebody else: the module, which carries a collection, is inside it.

import glue from 'dossier:glue';
import module from 'dossier:module';
import { define } from '../element.js';
import { fromBase64, inflate } from '../loader.js';
import { joined } from '../streams.js';

define({ glue, module: async () => joined(await inflate(fromBase64(module), 'module')), pack: null });
