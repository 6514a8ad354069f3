//! The WebAssembly module: what JavaScript can call, and nothing else.
//!
//! Planned surface (see `types.d.ts` for the shapes):
//!
//! ```ts
//! class Explorer {
//!   static embedded(): Explorer;                       // throws when the build carries no corpus
//!   static open(pack: Uint8Array): Explorer;           // throws on a damaged or foreign pack
//!   manifest(): Manifest;
//!   entities(): EntityRow[];
//!   search(request: Request): SearchAnswer;
//!   facets(request: Request): Facets;
//!   timeline(request: Request, options: TimelineOptions): Timeline;
//!   chronology(request: Request): Chronology;          // offset and limit as in search
//!   article(id: string, request: Request): Article;    // throws when there is no such article
//!   entity(id: string, request: Request): EntityCard;  // throws when there is no such entity
//!   suggest(text: string, request: Request): Suggestion[];
//!   free(): void;
//! }
//! ```
