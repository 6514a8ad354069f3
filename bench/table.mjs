// What was measured, as a table: a row for each figure, a column for each engine, and behind each
// figure its ratio to MiniSearch's.

import { quantile } from './figures.mjs';

/** @typedef {import('./queries.mjs').Query} Query */
/** @typedef {{ title: string, values: Record<string, number | undefined>, show: (value: number) => string, ratio: boolean }} Row */

const BASE = 'minisearch';
const KINDS = {
  two: 'two words', three: 'three words', phrase: 'phrase', typo: 'typing error', prefix: 'unfinished word', question: 'question',
  letters: 'three letters', typing: 'key by key',
};
/** What people type into a box; questions and what is not done yet have rows of their own. */
const SHORT = ['two', 'three', 'phrase', 'typo', 'prefix'];

const megabytes = (/** @type {number} */ value) => `${(value / 1e6).toFixed(2)} MB`;
const kilobytes = (/** @type {number} */ value) => `${(value / 1e3).toFixed(1)} kB`;
const milliseconds = (/** @type {number} */ value) => `${value.toFixed(value < 0.1 ? 3 : value < 10 ? 2 : 0)} ms`;

/**
 * @param {object} measured
 * @param {Query[]} measured.queries
 * @param {{ id: string, key: string, variant?: string, name: string }[]} measured.asked
 * @param {Record<string, { program: number, index: number, build: number }>} measured.shipped
 * @param {number} measured.text
 * @param {(key: string) => boolean} measured.hasText
 * @param {Record<string, Record<string, number>>} measured.loaded
 * @param {Record<string, { first?: number[], times: number[], found: string[][] }>} measured.answered
 * @param {Awaited<ReturnType<typeof import('./pagefind.mjs').measure>>} [measured.pagefind]
 * @returns {{ columns: { id: string, name: string }[], rows: Row[] }}
 */
export function tabulate({ queries, asked, shipped, text, hasText, loaded, answered, pagefind }) {
  const main = asked.filter(({ variant }) => variant === undefined).map(({ key }) => key);
  /** @type {Row[]} */
  const rows = [];
  const row = (/** @type {string} */ title, /** @type {Row['show']} */ show, /** @type {Row['values']} */ values, ratio = true) => rows.push({ title, show, values, ratio });
  const each = (/** @type {(key: string) => number | undefined} */ value) => Object.fromEntries(main.map((key) => [key, value(key)]));
  const textOf = (/** @type {string} */ key) => (hasText(key) ? 0 : text);

  row('program, gzip', kilobytes, each((key) => shipped[key].program));
  row('index, gzip', megabytes, each((key) => shipped[key].index));
  row('text to show the answers, gzip', megabytes, each((key) => (hasText(key) ? undefined : text)));
  const whole = each((key) => shipped[key].program + shipped[key].index + textOf(key));
  row('**all that is shipped, gzip**', megabytes, whole);
  row('fetched for a first search', megabytes, { ...whole, pagefind: pagefind?.firstSearch });
  row('**load to first answer**', milliseconds, each((key) => loaded[key].first));
  row('…and the text read', milliseconds, each((key) => loaded[key].first + loaded[key].read));
  row('…and all unpacked from gzip before', milliseconds, each((key) => loaded[key].first + loaded[key].read + loaded[key].unpack + loaded[key].unpackText));
  row('**memory**', megabytes, each((key) => loaded[key].memory));
  row('memory with the text', megabytes, each((key) => loaded[key].memoryText));

  const of = (/** @type {number[] | undefined} */ times, /** @type {string[]} */ kinds, /** @type {number} */ share) => (
    times && quantile(times.filter((_, at) => kinds.includes(queries[at].kind)), share)
  );
  const times = (/** @type {string[]} */ kinds, /** @type {number} */ share) => Object.fromEntries(
    asked.map(({ id }) => [id, of(answered[id].times, kinds, share)]),
  );
  const spread = (/** @type {string} */ title, /** @type {string[]} */ kinds) => {
    row(`${title}, p50`, milliseconds, times(kinds, 0.5));
    row(`${title}, p99`, milliseconds, times(kinds, 0.99));
  };
  spread('**two and three words**', ['two', 'three']);
  spread('**short queries together**', SHORT);
  row('…asked for the first time, p50', milliseconds, Object.fromEntries(asked.map(({ id }) => [id, of(answered[id].first, SHORT, 0.5)])));
  for (const [kind, title] of Object.entries(KINDS)) spread(title, [kind]);
  row('three letters, worst', milliseconds, times(['letters'], 1));

  const hits = (/** @type {string[]} */ kinds) => {
    const places = queries.flatMap(({ kind, answer }, at) => (kinds.includes(kind) && answer !== null ? [at] : []));
    const count = (/** @type {(at: number) => string[]} */ found) => places.filter((at) => found(at).includes(String(queries[at].answer))).length;
    const values = Object.fromEntries(asked.map(({ id }) => [id, count((at) => answered[id].found[at])]));
    if (pagefind) values.pagefind = count((at) => pagefind.found.get(queries[at].id) ?? []);
    return { of: places.length, values };
  };
  const found = (/** @type {string} */ title, /** @type {string[]} */ kinds) => {
    const { of, values } = hits(kinds);
    row(`${title}: found, of ${of}`, String, values, false);
  };
  found('**two and three words**', ['two', 'three']);
  for (const kind of /** @type {const} */ (['phrase', 'typo', 'prefix', 'question'])) found(KINDS[kind], [kind]);
  const columns = asked.map(({ id, name }) => ({ id, name }));
  return { columns: pagefind ? [...columns, { id: 'pagefind', name: 'Pagefind' }] : columns, rows };
}

/** @param {Row} row @param {string} id */
function cell({ values, show, ratio }, id) {
  const value = values[id];
  if (value === undefined || Number.isNaN(value)) return '–';
  const base = values[BASE];
  if (!ratio || id === BASE || !base) return show(value);
  const times = value / base;
  return `${show(value)} (${times < 0.095 ? times.toFixed(3) : times.toFixed(2)})`;
}

/**
 * @param {string[]} head
 * @param {string[][]} body
 */
export function markdown(head, body) {
  const lines = [head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...body];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @param {ReturnType<typeof tabulate>} table */
export const toMarkdown = ({ columns, rows }) => markdown(
  ['', ...columns.map(({ name }) => name)],
  rows.map((row) => [row.title, ...columns.map(({ id }) => cell(row, id))]),
);

/**
 * The rows in which Dossier is behind MiniSearch, as a sentence.
 * @param {ReturnType<typeof tabulate>} table
 */
export function behind({ rows }) {
  const lost = rows.filter(({ values: { dossier, [BASE]: base }, ratio }) => (ratio ? dossier > base : dossier < base));
  if (lost.length === 0) return 'Dossier is behind MiniSearch in no row.';
  return `Dossier is behind MiniSearch in ${lost.length} of ${rows.length} rows: ${lost.map(({ title }) => title.replaceAll('**', '')).join('; ')}.`;
}

/** @typedef {{ p50: number, p95: number, max?: number }} Spread */

/**
 * What was measured in the page, as two tables.
 * @param {{ opened: number, typing: any, brushing: any }} page
 * @param {any} calls
 */
export function pageTables({ opened, typing, brushing }, calls) {
  const both = ({ p50, p95 }) => [milliseconds(p50), milliseconds(p95)];
  const steps = [['handled', 'handled (the thread is free again)'], ['painted', 'results painted'], ['settled', 'counts and timeline painted too']];
  const first = markdown(['in the page', `key (${typing.count}), p50`, 'key, p95', `brush (${brushing.count}), p50`, 'brush, p95'],
    steps.map(([name, title]) => [title, ...both(typing[name]), ...both(brushing[name])]));
  const three = ({ p50, p95, max }) => [p50, p95, max].map(milliseconds);
  const names = /** @type {const} */ ([['search', 'hits'], ['facets', 'counts of facets'], ['timeline', 'histogram'], ['suggest', 'suggestions']]);
  const second = markdown(
    ['question to the module', 'key, p50', 'p95', 'worst', `3 letters (${calls.count.letters}), p50`, 'p95', 'worst', 'brush, p50', 'p95', 'worst'],
    names.map(([name, title]) => [title, ...three(calls.typing[name]), ...three(calls.letters[name]), ...three(calls.brushing[name])]),
  );
  return `The page, opened from disk, shows its first results after ${milliseconds(opened)}.\n\n${first}\n\n${second}`;
}
