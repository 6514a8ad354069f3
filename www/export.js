// The view as a file: all that fits the request, not only what is unfolded on screen. As JSON it is what
// the module answers; as CSV (RFC 4180) one row for each article, statement or pair; the chronology as a
// calendar as well.

import { calendar } from './calendar.js';

/** @typedef {import('./engine.d.ts').Explorer} Explorer */
/** @typedef {import('./state.js').State} State */
/** @typedef {string | number | null} Cell */

/** Most entries that the module gives at once. */
const PAGE = 1000;
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * @param {Explorer} explorer
 * @param {Pick<State, 'view' | 'request' | 'entity'>} state
 * @returns {{ answer: object, rows: Cell[][] }} what the module answers, and the same as a table with a
 *   first row of headings
 */
export function exported(explorer, { view, request, entity }) {
  if (view === 'connections') {
    const answer = explorer.connections(request, { around: entity ?? undefined });
    const { nodes, articles } = answer;
    const pairs = Array.from(articles, (both, i) => {
      const [one, other] = [nodes[answer.pairs[2 * i]], nodes[answer.pairs[2 * i + 1]]];
      return { one: one.id, other: other.id, articles: both, cells: [one.name, one.kind, other.name, other.kind, both] };
    });
    return {
      answer: { around: entity, nodes, pairs: pairs.map(({ cells, ...pair }) => pair) },
      rows: [['name', 'kind', 'with', 'with_kind', 'articles'], ...pairs.map(({ cells }) => cells)],
    };
  }
  const names = (/** @type {{ name: string }[]} */ entities) => entities.map(({ name }) => name).join('; ');
  if (view === 'chronology') {
    const entries = all((offset) => explorer.chronology({ ...request, offset, limit: PAGE }).entries);
    return {
      answer: { total: entries.length, entries },
      rows: [['type', 'date', 'earliest', 'latest', 'written', 'statement', 'names', 'article', 'id', 'known_by'],
        ...entries.map((item) => [item.type, item.value, item.earliest, item.latest, item.written, item.text, names(item.entities), item.title, item.document, item.reason])],
    };
  }
  const hits = all((offset) => explorer.search({ ...request, offset, limit: PAGE }).hits);
  return {
    answer: { total: hits.length, articles: hits },
    rows: [['title', 'authors', 'publisher', 'published', 'earliest', 'latest', 'date_origin', 'languages', 'names', 'id'],
      ...hits.map(({ title, byline, publisher, published, languages, entities, id }) => [title, byline.join('; '), publisher,
        published?.value ?? null, published?.earliest ?? null, published?.latest ?? null, published?.origin ?? null, languages.join('; '), names(entities), id])],
  };
}

/**
 * @template T
 * @param {(offset: number) => T[]} page
 */
function all(page) {
  /** @type {T[]} */
  const found = [];
  for (;;) {
    const more = page(found.length);
    found.push(...more);
    if (more.length < PAGE) return found;
  }
}

/**
 * A table as CSV. What begins like a formula gets an apostrophe before it: the text comes from articles,
 * and a spreadsheet would run it.
 * @param {Cell[][]} rows
 */
export function csv(rows) {
  const cell = (/** @type {Cell} */ value) => {
    const text = String(value ?? '');
    const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** @typedef {'csv' | 'json' | 'ics'} Format */

/**
 * What a view can be saved as.
 * @param {State['view']} view
 * @returns {Format[]}
 */
export function formats(view) {
  return view === 'chronology' ? ['csv', 'json', 'ics'] : ['csv', 'json'];
}

/**
 * Hands the view to the browser as a file.
 * @param {Format} format
 * @param {Explorer} explorer
 * @param {State} state
 */
export function download(format, explorer, state) {
  const { answer, rows } = exported(explorer, state);
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  const text = format === 'csv' ? `\ufeff${csv(rows)}`
    : format === 'ics' ? calendar(/** @type {any} */ (answer).entries, explorer.manifest().fingerprint, new Date())
      : JSON.stringify({ view: state.view, request: state.request, ...answer }, null, 2);
  saveFile(text, { csv: 'text/csv', json: 'application/json', ics: 'text/calendar' }[format], `${state.view}.${format}`);
}

/**
 * @param {string} text
 * @param {string} type
 * @param {string} name
 */
export function saveFile(text, type, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
