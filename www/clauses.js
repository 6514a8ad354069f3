// The request taken apart into clauses: what the sentence says, what its buttons remove, and what an
// empty result offers to relax.

/** @typedef {import('../src/types.d.ts').Request} Request */
/** @typedef {import('../src/types.d.ts').Period} Period */
/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('./i18n/index.js').Wording} Wording */

/**
 * @typedef {object} Clause
 * @property {string} key tells it from the other clauses
 * @property {string} text in words, without the lead
 * @property {Partial<Request>} without what to change in the request to be rid of it
 */

/**
 * Clauses that share their opening words: “mentioning A and B”.
 * @typedef {object} ClauseGroup
 * @property {string} lead
 * @property {string} join word between the last two
 * @property {Clause[]} clauses
 */

/**
 * @param {Request} request
 * @param {Pick<Context, 'words' | 'row'>} context
 * @returns {ClauseGroup[]}
 */
export function clauseGroups(request, context) {
  const { words } = context;
  const { t } = words;
  /** @type {ClauseGroup[]} */
  const groups = [];
  const add = (/** @type {string} */ lead, /** @type {Clause[]} */ clauses, join = t.and) => {
    if (clauses.length > 0) groups.push({ lead, join, clauses });
  };
  const names = (/** @type {'include' | 'exclude'} */ list) => (request[list] ?? []).map((id) => ({
    key: `${list}:${id}`,
    text: context.row(id)?.name ?? id,
    without: { [list]: (request[list] ?? []).filter((other) => other !== id) },
  }));
  if (request.query) add(t.withWords, [{ key: 'query', text: queryInWords(request.query, t), without: { query: '' } }]);
  add(t.mentioning, names('include'), request.match === 'any' ? t.or : t.and);
  add(t.notMentioning, names('exclude'), t.or);
  if (request.byName) add('', [{ key: 'byName', text: t.namesOnly, without: { byName: false } }]);
  const { published, mentioned } = request;
  if (published) add(published.undated ? '' : t.publishedClause, [periodClause('published', published, t.undatedPublished, words)]);
  if (mentioned) add(mentioned.undated ? '' : t.mentionedClause, [periodClause('mentioned', mentioned, t.undatedMentioned, words)]);
  if (request.language) {
    add(t.languageClause, [{ key: 'language', text: words.languageName(request.language), without: { language: undefined } }]);
  }
  return groups;
}

/** What is too long to be said: the box has it whole. WebKit would take seconds to break 100 kB into lines. */
const LONG = /^([^]{120})[^]+/u;

/** @param {string} text */
export const inShort = (text) => text.replace(LONG, '$1…');

/**
 * A query as typed, its phrases in the quotation marks of the language: only what was asked for as a
 * phrase looks like one.
 * @param {string} query
 * @param {Wording['t']} t
 */
export function queryInWords(query, t) {
  return inShort(query.trim()).replace(/"([^"]+)"/g, (_, phrase) => t.quoted(phrase.trim()));
}

/**
 * @param {'published' | 'mentioned'} clock
 * @param {Period} period
 * @param {string} undated
 * @param {Wording} words
 * @returns {Clause}
 */
function periodClause(clock, period, undated, words) {
  return { key: clock, text: period.undated ? undated : periodInWords(period, words) + (period.within ? words.t.clauseGap + words.t.within : ''), without: { [clock]: undefined } };
}

/**
 * @param {Period} period
 * @param {Wording} words
 * @returns {string} empty when both ends are open
 */
export function periodInWords({ from, to }, words) {
  const { t } = words;
  if (from && to) {
    if (from !== to) return t.fromTo(words.date(from), words.date(to));
    return /^\d{4}-\d\d-\d\d$/.test(from) ? t.onDay(words.date(from)) : t.inPeriod(words.date(from));
  }
  return from ? t.since(words.date(from)) : to ? t.until(words.date(to)) : '';
}

/**
 * “3 of 5 articles”, “All 5 articles”, “No article”.
 * @param {number} total
 * @param {number} of
 * @param {boolean} narrowed
 * @param {Wording} words
 */
export function countInWords(total, of, narrowed, words) {
  const { t } = words;
  if (total === 0) return t.none;
  if (!narrowed) return t.all(words.number(of), of);
  return total === of ? t.found(words.number(total), total) : t.foundOf(words.number(total), words.number(of));
}
