// Importing this registers <dossier-explorer>.

import { DossierExplorer, define } from '../element.js';
import { runtime } from './runtime.js';

define(runtime);

export { DossierExplorer };
