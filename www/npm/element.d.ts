import type { Manifest, Request } from './types.js';

/** `<dossier-explorer>`. Importing this module registers it. */
export class DossierExplorer extends HTMLElement {
  /** Address of a pack. */
  src: string | null;
  theme: 'auto' | 'light' | 'dark';
  /** The words searched for. */
  query: string;
  /** Whether the element is the page: its keys work everywhere on it. */
  readonly standalone: boolean;
  /** The view as text: keep it and set it again. */
  get state(): string;
  set state(text: string);
}

export interface DossierEvents {
  'dossier-ready': CustomEvent<Manifest>;
  'dossier-statechange': CustomEvent<{ state: string; request: Request }>;
  /** An article is about to be opened; prevent it to open it in your own way. */
  'dossier-select': CustomEvent<{ id: string; title: string }>;
  'dossier-error': CustomEvent<{ kind: string; message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'dossier-explorer': DossierExplorer;
  }
  interface HTMLElementEventMap extends DossierEvents {}
}
