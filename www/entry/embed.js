// One script for a page of somebody else: the module, which carries a collection, is inside it.

import glue from 'dossier:glue';
import module from 'dossier:module';
import { define } from '../element.js';
import { fromBase64 } from '../loader.js';

define({ glue, module: async () => fromBase64(module), pack: null });
