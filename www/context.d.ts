// What every part of the page is given: the collection, the state and the two ways to change it.

import type { EntityRow, Manifest, Request, Suggestion } from '../src/types.d.ts';
import type { Explorer } from './engine.d.ts';
import type { State } from './state.js';
import type { createNote } from './note.js';
import type { Wording } from './i18n/index.js';

export interface Change {
  /** Part of a burst of typing: the browser's history gets one step for the whole burst. */
  typing?: boolean;
  /** A step of dragging over the timeline: more follow at once. */
  brushing?: boolean;
  /** What to focus once the change is on screen. */
  focus?: 'reader' | 'card';
}

/** A name as it stands in a text, and why it is taken for the entity. */
export interface Mention {
  entity: string;
  text: string;
  language: string;
  dir: 'ltr' | 'rtl';
  reason: string;
}

export interface Context {
  readonly words: Wording;
  readonly state: State;
  readonly explorer: Explorer;
  readonly manifest: Manifest;
  readonly rows: readonly EntityRow[];
  row(id: string): EntityRow | undefined;
  /** Names in the link that was followed that the collection does not have. */
  readonly unknown: readonly string[];
  /** Changes the state and draws what follows from it. */
  go(change: Partial<State>, how?: Change): void;
  /** Changes the request. */
  ask(change: Partial<Request>, how?: Change): void;
  /** Opens an article, at a block when one is given; the host may prevent it. */
  open(article: string, title: string, block?: number): void;
  /** Shows the card of an entity, opened from a mention of it. */
  card(entity: string, mention?: Mention): void;
  /** The mention that the last card was opened from. */
  readonly mention: Mention | null;
  /** What is said of the names, as the module reads it. */
  readonly corrections: string;
  /** Says something else of them; `was` is what a name that is gone by this was found as. */
  correct(corrections: string, was?: string): void;
  /** The one note that explains things beside them. */
  readonly note: ReturnType<typeof createNote>;
  /** What to offer for typed text; nothing when the module fails. */
  suggest(text: string): Suggestion[];
  /** Address of the page in another state; null where the page does not own its address. */
  href(change: Partial<State>): string | null;
  /** Tag of a heading `depth` levels below the title of the collection (0). */
  heading(depth: 0 | 1 | 2): 'h1' | 'h2' | 'h3' | 'h4';
  /** An id that no other element on the page has. */
  uid(name: string): string;
  /** Puts text on the clipboard and says so. */
  copy(text: string): void;
}

/** What the page needs from the element around it. */
export interface Host {
  words: Wording;
  /** The element is the whole page. */
  standalone: boolean;
  /** Address of the page in a state; null where the page does not own its address. */
  href(state: State): string | null;
  /** A person changed the state. */
  changed(state: State, typing: boolean): void;
  /** False: the host opens the article itself. */
  select(article: { id: string; title: string }): boolean;
  /** The collection on a fresh instance of the module, after a panic. */
  reopen(): Promise<Explorer>;
  failed(error: unknown): void;
  /** Goes on to the next theme and names it. */
  switchTheme(): string;
}
