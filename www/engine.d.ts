// The module's bindings as wasm-bindgen makes them, with the types of its answers.

import type {
  Article, Chronology, Connections, ConnectionsOptions, EntityCard, EntityRow, Facets, Manifest, Request, SearchAnswer, Suggestion, Timeline,
  TimelineOptions,
} from '../src/types.d.ts';

export interface Explorer {
  manifest(): Manifest;
  entities(): EntityRow[];
  /** Lines of entity, article, text, what it is, and its kind or `hide` or `distinct`, between tabs. */
  corrections(): string;
  /** The same collection with other corrections; to be freed as well. */
  corrected(corrections: string): Explorer;
  search(request: Request): SearchAnswer;
  facets(request: Request): Facets;
  timeline(request: Request, options: TimelineOptions): Timeline;
  chronology(request: Request): Chronology;
  /** Throws when there is no such entity. */
  connections(request: Request, options: ConnectionsOptions): Connections;
  /** Throws when there is no such article. */
  article(id: string, request: Request): Article;
  /** Throws when there is no such entity. */
  entity(id: string, request: Request): EntityCard;
  suggest(text: string, request: Request): Suggestion[];
  free(): void;
}

export interface ExplorerConstructor {
  /** Throws when the build carries no collection. */
  embedded(): Explorer;
  /** Throws on a damaged or foreign pack. */
  open(pack: Uint8Array): Explorer;
}

/** One evaluation of the glue: its `default` instantiates the module. */
export interface Glue {
  initSync(source: { module: WebAssembly.Module }): unknown;
  Explorer: ExplorerConstructor;
}
