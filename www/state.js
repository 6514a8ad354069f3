// The state of the page as one value, and its form in the address. The address is foreign input:
// whatever does not fit is dropped, whatever fits is bounded in length.

/** @typedef {import('../src/types.d.ts').Request} Request */
/** @typedef {import('../src/types.d.ts').Period} Period */
/** @typedef {import('../src/types.d.ts').Clock} Clock */
/** @typedef {typeof VIEWS[number]} View */

/**
 * @typedef {object} State
 * @property {Request} request without offset and limit: how far a list is unfolded is not a question
 * @property {View} view
 * @property {Clock} clock what the timeline shows
 * @property {{ from?: string, to?: string }} [zoom] the stretch of time that the timeline is drawn for
 * @property {boolean} [root] whether its bars are as high as the square roots of the counts
 * @property {string | null} article id of the open article
 * @property {string | null} version language in which it is read
 * @property {string | null} entity id of the open entity card
 */

/** Longest values taken from an address, in UTF-16 units, and most ids in a list. */
export const LIMITS = { query: 500, id: 300, ids: 50, tag: 35, fragment: 16_000 };

export const VIEWS = /** @type {const} */ (['articles', 'chronology', 'connections']);

const VERSION = '1';
const SORTS = ['relevance', 'newest', 'oldest', 'mentioned'];
// What the page itself writes: a year, month, day, decade or century.
const EDTF = /^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?|\d{3}X|\d{2}XX)$/;
const TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** @returns {State} the state of an untouched page */
export function emptyState() {
  return { request: {}, view: 'articles', clock: 'published', article: null, version: null, entity: null };
}

/**
 * The request without what says nothing, keys in a fixed order: two requests that ask the same are
 * equal as JSON.
 * @param {Request} request
 * @returns {Request}
 */
export function tidyRequest(request) {
  /** @type {Request} */
  const tidy = {};
  if (request.query) tidy.query = request.query;
  if (request.query && request.exact) tidy.exact = true;
  if (request.include?.length) tidy.include = request.include;
  if (request.match === 'any' && (request.include?.length ?? 0) > 1) tidy.match = 'any';
  if (request.exclude?.length) tidy.exclude = request.exclude;
  if (request.byName) tidy.byName = true;
  const published = tidyPeriod(request.published);
  if (published) tidy.published = published;
  const mentioned = tidyPeriod(request.mentioned);
  if (mentioned) tidy.mentioned = mentioned;
  if (request.language) tidy.language = request.language;
  if (request.sort) tidy.sort = request.sort;
  return tidy;
}

/**
 * @param {Period | undefined} period
 * @returns {Period | undefined}
 */
function tidyPeriod(period) {
  if (!period) return undefined;
  if (period.undated) return { undated: true };
  if (!period.from && !period.to) return undefined;
  return {
    ...(period.from ? { from: period.from } : {}),
    ...(period.to ? { to: period.to } : {}),
    ...(period.within ? { within: true } : {}),
  };
}

/**
 * Whether anything narrows the collection.
 * @param {Request} request
 */
export function isNarrowed(request) {
  const { sort, ...rest } = tidyRequest(request);
  return Object.keys(rest).length > 0;
}

/**
 * The state as text: `1;q=words;a=id,id;…`. Empty for an untouched page.
 * @param {State} state
 * @returns {string} safe inside a fragment; never contains `&`
 */
export function formatState(state) {
  const request = tidyRequest(state.request);
  /** @type {[string, string | undefined | null][]} */
  const fields = [
    ['q', request.query && encode(request.query)],
    ['x', request.exact ? '1' : null],
    ['a', list(request.include)],
    ['any', request.match === 'any' ? '1' : null],
    ['n', list(request.exclude)],
    ['b', request.byName ? '1' : null],
    ['p', formatPeriod(request.published)],
    ['m', formatPeriod(request.mentioned)],
    ['l', request.language && encode(request.language)],
    ['s', request.sort],
    ['v', state.view === 'articles' ? null : state.view],
    ['c', state.clock === 'mentioned' ? state.clock : null],
    ['z', formatPeriod(state.zoom)],
    ['r', state.root ? '1' : null],
    ['d', state.article && encode(state.article)],
    ['dl', state.article && state.version ? encode(state.version) : null],
    ['e', state.entity && encode(state.entity)],
  ];
  const text = fields.filter(([, value]) => value).map(([key, value]) => `;${key}=${value}`).join('');
  return text ? VERSION + text : '';
}

/**
 * The state that `text` describes; an untouched page where it describes none.
 * @param {string} text as `formatState` writes it, or anything
 * @returns {State}
 */
export function parseState(text) {
  const state = emptyState();
  const [version, ...fields] = text.slice(0, LIMITS.fragment).split(';');
  if (version !== VERSION) return state;
  /** @type {Record<string, string>} */
  const values = Object.create(null);
  for (const field of fields) {
    const at = field.indexOf('=');
    if (at > 0) values[field.slice(0, at)] = field.slice(at + 1);
  }
  const sort = SORTS.find((name) => name === values.s);
  state.request = tidyRequest({
    query: bounded(decode(values.q), LIMITS.query) ?? undefined,
    exact: values.x === '1',
    include: parseList(values.a),
    match: values.any === '1' ? 'any' : 'all',
    exclude: parseList(values.n),
    byName: values.b === '1',
    published: parsePeriod(values.p),
    mentioned: parsePeriod(values.m),
    language: languageTag(decode(values.l)) ?? undefined,
    sort: /** @type {Request['sort']} */ (sort),
  });
  state.view = VIEWS.find((view) => view === values.v) ?? 'articles';
  if (values.c === 'mentioned') state.clock = 'mentioned';
  const zoom = parsePeriod(values.z);
  if (zoom && !zoom.undated) state.zoom = zoom;
  if (values.r === '1') state.root = true;
  state.article = identifier(decode(values.d));
  state.version = state.article === null ? null : languageTag(decode(values.dl));
  state.entity = identifier(decode(values.e));
  return state;
}

/**
 * The part of a fragment that belongs to `key`.
 * @param {string} fragment with or without `#`
 * @param {string} key
 * @returns {string | null} null when there is none
 */
export function readFragment(fragment, key) {
  const part = fragment.replace(/^#/, '').split('&').find((piece) => piece.startsWith(`${key}=`));
  return part === undefined ? null : part.slice(key.length + 1);
}

/**
 * `fragment` with the part of `key` replaced; all other parts stay byte for byte.
 * @param {string} fragment with or without `#`
 * @param {string} key
 * @param {string} value empty: the part is taken out
 * @returns {string} without `#`
 */
export function writeFragment(fragment, key, value) {
  const parts = fragment.replace(/^#/, '').split('&').filter((piece) => piece !== '');
  const at = parts.findIndex((piece) => piece.startsWith(`${key}=`));
  const own = value ? [`${key}=${value}`] : [];
  if (at >= 0) parts.splice(at, 1, ...own);
  else parts.push(...own);
  return parts.join('&');
}

/** @param {string} text */
function encode(text) {
  // A lone surrogate cannot be written in an address.
  return encodeURIComponent(text.toWellFormed()).replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll("'", '%27');
}

/**
 * @param {string | undefined} text
 * @returns {string | null}
 */
function decode(text) {
  if (text === undefined) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/**
 * @param {string | null} text
 * @param {number} most
 */
function bounded(text, most) {
  return text && text.length <= most ? text : null;
}

/** @param {string | null} text */
function identifier(text) {
  return bounded(text, LIMITS.id);
}

/** @param {string | null} text */
function languageTag(text) {
  const tag = bounded(text, LIMITS.tag);
  return tag && TAG.test(tag) ? tag : null;
}

/** @param {string[] | undefined} ids */
function list(ids) {
  return ids?.map(encode).join(',');
}

/** @param {string | undefined} text */
function parseList(text) {
  if (!text) return [];
  const ids = text.split(',').map((id) => identifier(decode(id)));
  return [...new Set(ids.filter((id) => id !== null))].slice(0, LIMITS.ids);
}

/** @param {Period | undefined} period */
function formatPeriod(period) {
  if (!period) return null;
  if (period.undated) return 'undated';
  return `${encode(period.from ?? '')}_${encode(period.to ?? '')}${period.within ? '_within' : ''}`;
}

/**
 * @param {string | undefined} text
 * @returns {Period | undefined}
 */
function parsePeriod(text) {
  if (!text) return undefined;
  if (text === 'undated') return { undated: true };
  const [from, to, within] = text.split('_').map((part) => decode(part) ?? '');
  const date = (/** @type {string | undefined} */ end) => (end && EDTF.test(end) ? end : undefined);
  return tidyPeriod({ from: date(from), to: date(to), within: within === 'within' });
}
