// How many queries of known answer find it among the first ten hits:
// bench/hits.mjs DOSSIER CORPUS.jsonl PACK [SEED]
//
// Asks as a reader does, one query at a time, with all the words wanted and the last one perhaps
// unfinished. Prints a row for each kind of query, then what was missed.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { draw } from './queries.mjs';

const [dossier, corpus, pack, seed = '1'] = process.argv.slice(2);
const lines = readFileSync(corpus, 'utf8').split('\n').filter((line) => line.trim() !== '');
const queries = draw(lines.map((line) => JSON.parse(line)), Number(seed));
/** @type {Map<string, { hits: number, of: number }>} */
const kinds = new Map();
const missed = [];
for (const { kind, text, answer } of queries) {
  if (answer === null) continue;
  const args = ['search', pack, '--limit', '10', '--json', '--', text];
  const { hits } = JSON.parse(execFileSync(dossier, args, { encoding: 'utf8', maxBuffer: 1 << 26 }));
  const row = kinds.get(kind) ?? { hits: 0, of: 0 };
  kinds.set(kind, row);
  row.of += 1;
  // An article stands for those that print it word for word.
  if (hits.some((/** @type {{ id: string, reprints: string[] }} */ { id, reprints }) => id === answer || reprints.includes(answer))) row.hits += 1;
  else missed.push(`${kind}: ${text}`);
}
for (const [kind, { hits, of }] of kinds) console.log(`${kind.padEnd(8)} ${hits} of ${of}`);
for (const line of missed) console.log(`missed  ${line}`);
