/**
 * What the module answers. All text is plain text, never HTML; all offsets are UTF-16 code units of
 * the string they stand beside, half-open. Days are civil days as "YYYY-MM-DD" strings.
 */

/** Offset pairs, flattened: [start, end, start, end, …], in order, not overlapping. */
export type Marks = number[];

/** What an entity is. */
export type Kind = "person" | "organisation" | "place" | "programme" | "event" | "other";

/** "stated" by the article; "editorial" by whoever made the collection; "unknown". */
export type Origin = "stated" | "editorial" | "unknown";

/** A period of time. Both ends are EDTF dates of any precision and inclusive. */
export interface Period {
  from?: string;
  to?: string;
  /** false (default): what overlaps the period; true: only what lies entirely inside it. */
  within?: boolean;
  /** true: only articles without any date on this clock; `from` and `to` are then ignored. */
  undated?: boolean;
}

/** The state of the page: everything on screen is an answer to one of these. */
export interface Request {
  /**
   * Words, "phrases", -exclusions, OR, parentheses, word*, title: author: source: lang: entity:"…",
   * before: after: on: with an EDTF date, mentioned:1950..1971. The last word also as a prefix
   * unless a space follows it.
   */
  query?: string;
  /** true: words are looked for as they were typed, without corrections. Default: false. */
  exact?: boolean;
  /**
   * "auto" (default): articles with all the words; where there is none, articles with some of them,
   * which `ignored` then says. "any": articles with some of them.
   */
  words?: "auto" | "any";
  /** Ids of entities that articles must mention… */
  include?: string[];
  /** …all of them (default), or any. */
  match?: "all" | "any";
  /** Ids of entities that articles must not mention. */
  exclude?: string[];
  /**
   * true: only names count as mentions; adjectives of nationality ("Chinese" for China) do not.
   * Default: false. Holds for all that an answer says of entities.
   */
  byName?: boolean;
  /** Publication date. */
  published?: Period;
  /** Dates that the text mentions: at least one must fit. */
  mentioned?: Period;
  /** BCP 47 tag: articles that have a version in this language. */
  language?: string;
  /** Default: "relevance" with a query, "newest" without. */
  sort?: "relevance" | "newest" | "oldest" | "mentioned";
  /** true: of several variants of one text only the one that fits best is a hit. Default: false. */
  together?: boolean;
  /** First hit wanted, from 0. */
  offset?: number;
  /** Most hits wanted: 0 to 1000, default 20. */
  limit?: number;
}

export interface Manifest {
  title: string;
  description: string;
  articles: number;
  /** BCP 47 tags, the one with most articles first. */
  languages: string[];
  /** Program and version that wrote the pack. */
  generator: string;
  /** Version of the pack format. */
  format: number;
  /** Changes when the collection changes: hexadecimal checksum of the pack. */
  fingerprint: string;
}

/** One row of the table of entities. Its place in the table is the ordinal used in facets. */
export interface EntityRow {
  id: string;
  name: string;
  kind: Kind;
  /** Articles of the collection that mention it. */
  articles: number;
}

export interface Published {
  /** EDTF. */
  value: string;
  earliest: string | null;
  latest: string | null;
  precision: string;
  origin: Origin;
  /** How it is known; may be empty when stated. */
  basis: string;
}

export interface Snippet {
  text: string;
  marks: Marks;
  language: string;
  dir: "ltr" | "rtl";
  /** Index of the block in the article. */
  block: number;
}

export interface EntityRef {
  id: string;
  name: string;
  kind: Kind;
}

export interface Hit {
  /** Document id. */
  id: string;
  title: string;
  titleMarks: Marks;
  titleOrigin: Origin;
  /** Language and direction of the title. */
  language: string;
  dir: "ltr" | "rtl";
  languages: string[];
  byline: string[];
  publisher: string | null;
  published: Published | null;
  /** Ids of the articles with word for word the same text, for which this one stands. */
  reprints: string[];
  /**
   * With `together`, how many of the articles that fit are variants of its text (cut, edited,
   * extended), itself included; otherwise 1.
   */
  variants: number;
  /** Higher is better; 0 without a query. */
  score: number;
  snippets: Snippet[];
  /** The entities most mentioned in it, at most five. */
  entities: EntityRef[];
}

export interface SearchAnswer {
  /** Articles that fit the request. */
  total: number;
  /** Articles in the collection. */
  of: number;
  /** Hits in all: fewer than `total` where variants of a text stand together. */
  rows: number;
  hits: Hit[];
  /** How the query was understood: the parts that counted, in order. */
  understood: QueryPart[];
  /** What was not used, in words. */
  ignored: string[];
  /** Words that no article has, and what was looked for instead. */
  corrections: Correction[];
}

export interface Correction {
  from: string;
  to: string;
}

export interface QueryPart {
  type: "word" | "prefix" | "phrase" | "filter";
  text: string;
  excluded: boolean;
}

/** Counts per entity for one kind, for the articles that fit the request. */
export interface FacetGroup {
  kind: Kind;
  /** Ordinals into the table of entities, most articles first, then as they stand there. */
  entities: Uint32Array;
  /** Articles that mention each. */
  counts: Uint32Array;
}

export interface Facets {
  total: number;
  groups: FacetGroup[];
  /** Articles per language tag. */
  languages: { language: string; count: number }[];
}

export type Clock = "published" | "mentioned";

/** A histogram over one clock. The request's own clause on that clock is left out of its counts. */
export interface Timeline {
  clock: Clock;
  unit: "century" | "decade" | "year" | "quarter" | "month" | "week" | "day";
  /** EDTF-like label of each bar ("1950s" as "195X", "2021", "2021-03", "2021-03-04"). */
  labels: string[];
  /** First day of each bar, days since 1970-01-01; one more than there are bars: the last is the end. */
  starts: Int32Array;
  /** Articles whose date is at least as precise as the bar. */
  exact: Uint32Array;
  /** Mass of articles with coarser dates, spread evenly over the days they may mean. */
  broad: Float64Array;
  /** Mass of articles before the first bar and after the last: outside, or too vague to stretch the axis. */
  before: number;
  after: number;
  /** Articles without a date on this clock. */
  undated: number;
  /** Articles counted, dated or not. */
  total: number;
  /** First and last day that the bars are drawn for, whatever the request; null when all is undated. */
  domain: { from: string; to: string } | null;
}

export interface TimelineOptions {
  clock: Clock;
  /** Most bars wanted, 1 to 1000; default 60. */
  bars?: number;
  /**
   * First and last date, EDTF, of the stretch of time that the bars are for; what lies outside is
   * counted in `before` and `after`. Default: that of all dates on this clock.
   */
  from?: string;
  to?: string;
}

export interface NameMark {
  start: number;
  end: number;
  entity: string;
  reason: string;
}

export interface DateMark {
  start: number;
  end: number;
  type: "date" | "time" | "duration" | "set";
  /** TIMEX3 or EDTF. */
  value: string;
  earliest: string | null;
  latest: string | null;
  reason: string;
}

export interface Block {
  /** Its place in the article: the index that snippets and mentions give. */
  index: number;
  role: "title" | "heading" | "paragraph";
  text: string;
  language: string;
  dir: "ltr" | "rtl";
  /** What matches the query. */
  marks: Marks;
  names: NameMark[];
  dates: DateMark[];
}

/** Another article with the same text or a variant of it. */
export interface Elsewhere {
  /** Document id; asking for that of a reprint gives the article that stands for it. */
  id: string;
  source: string;
  url: string | null;
  title: string | null;
  publisher: string | null;
  published: Published | null;
}

/** One language version of an article. */
export interface Version {
  language: string;
  dir: "ltr" | "rtl";
  blocks: Block[];
}

export interface Omission {
  /** The block that it stood before; equal to the number of blocks when it stood at the end. */
  before: number;
  reason: string;
  text: string;
}

export interface Article {
  id: string;
  title: string;
  titleOrigin: Origin;
  language: string;
  dir: "ltr" | "rtl";
  languages: string[];
  authors: { name: string; about: string }[];
  publisher: string | null;
  publisherOrigin: Origin;
  /** Where the article does not say it, what the first reprint says that does. */
  published: Published | null;
  url: string | null;
  /** File that it was read from. */
  source: string;
  versions: Version[];
  /** Blocks that say the same in two versions, as far as is known: [index, index, …] in pairs. */
  aligned: number[];
  omissions: Omission[];
  /** The articles that it stands for: their text is the same. */
  reprints: Elsewhere[];
  /** The other variants of its text, in the order of the collection. */
  variants: Elsewhere[];
  /** The articles nearest to it by their words that are no variants of it, those with most entities in common first; at most ten. */
  related: { id: string; title: string }[];
  /** All entities in it, most mentioned first, with the number of mentions. */
  entities: (EntityRef & { mentions: number })[];
}

/** A sentence with the name or date in question marked. */
export interface InContext {
  document: string;
  title: string;
  block: number;
  text: string;
  marks: Marks;
  language: string;
  dir: "ltr" | "rtl";
  reason: string;
}

export interface EntityCard extends EntityRef {
  description: string;
  /** Articles that fit the request and mention it. */
  articles: number;
  mentions: number;
  /** Of these, adjectives of nationality ("Chinese" for China). */
  nationalities: number;
  /** Written forms, most frequent first, each with the reason it was joined. */
  aliases: { text: string; count: number; reason: string }[];
  /** At most 100, in the order of the collection. */
  contexts: InContext[];
  /** Entities in the same articles, most articles first, at most 30. */
  with: (EntityRef & { articles: number })[];
  /** Publication dates (EDTF) of the first and last dated article that mentions it. */
  first: string | null;
  last: string | null;
}

export interface Suggestion {
  type: "entity" | "title" | "term";
  /** What to show. */
  text: string;
  /** Where the typed words match it. */
  marks: Marks;
  /** Entity id or document id. */
  id: string | null;
  kind: Kind | null;
  /** Articles that fit the request and contain it. */
  count: number;
}

export interface ChronologyEntry {
  /**
   * Place in the whole chronology of the first of the statements that say the same of the same date:
   * they stand one after the other. Its own place when it is the first, or the only one.
   */
  group: number;
  type: "mentioned" | "published";
  /** EDTF or TIMEX3 value, as precise as it was said. */
  value: string;
  earliest: string;
  latest: string;
  /** As written; empty for publications. */
  written: string;
  document: string;
  title: string;
  /** Block of the sentence; 0 for publications. */
  block: number;
  /** The sentence; the title for publications. */
  text: string;
  /** The date in the sentence. */
  marks: Marks;
  language: string;
  dir: "ltr" | "rtl";
  entities: EntityRef[];
  reason: string;
}

export interface Chronology {
  total: number;
  entries: ChronologyEntry[];
}

/** Who appears with whom in the articles that fit a request. */
export interface Connections {
  /** The entities in most of the articles, at most as many as asked for, most articles first. */
  nodes: (EntityRef & { articles: number })[];
  /** Pairs of places in `nodes`, flattened: [one, other, one, other, …], the strongest first. */
  pairs: Uint32Array;
  /** Articles that mention both, one number for each pair. */
  articles: Uint32Array;
}

export interface ConnectionsOptions {
  /** Most entities wanted, 2 to 200; default 40. */
  nodes?: number;
  /** Only this entity, and those in the same articles. */
  around?: string;
}
