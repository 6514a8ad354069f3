// Queries of known answer, drawn from a corpus: bench/queries.mjs CORPUS.jsonl OUT.jsonl [SEED]
//
// Each query is made from one article, which is its answer: a search that finds it among the first
// ten hits has hit. The queries come from the corpus alone, never from an engine:
//
//   two, three   two or three of the eight most salient words of the article, in any order
//   phrase       five words that stand together in its text, in quotation marks
//   typo         two of these words, one with a single error: a letter missing, too many, another, or
//                two in the wrong order; the result is no word of the corpus
//   prefix       two of these words, the second cut after four letters
//
// A word is a run of three or more Latin letters. It is salient by (1 + ln tf) · ln(N / df), and only
// if three articles have it and no more than a twentieth of all. Articles have 80 words or more.

import { readFileSync, writeFileSync } from 'node:fs';

const SIZES = { two: 40, three: 29, phrase: 20, typo: 30, prefix: 15 };
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Numbers from 0 to 1 that only depend on the seed: mulberry32.
 * @param {number} seed
 */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {string} text */
const wordsOf = (text) => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];

/**
 * @param {{ id: string | number, title?: string, text: string }[]} articles
 * @param {number} seed
 */
export function draw(articles, seed) {
  const next = random(seed);
  const pick = (/** @type {any} */ list) => list[Math.floor(next() * list.length)];
  const words = articles.map(({ title = '', text }) => wordsOf(`${title} ${text}`));
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const list of words) for (const word of new Set(list)) found.set(word, (found.get(word) ?? 0) + 1);

  const salient = (/** @type {number} */ at) => {
    /** @type {Map<string, number>} */
    const times = new Map();
    for (const word of words[at]) times.set(word, (times.get(word) ?? 0) + 1);
    const weighed = [...times].flatMap(([word, count]) => {
      const df = found.get(word) ?? 0;
      if (df < 3 || df > articles.length / 20) return [];
      return [{ word, weight: (1 + Math.log(count)) * Math.log(articles.length / df) }];
    });
    weighed.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
    return weighed.slice(0, 8).map(({ word }) => word);
  };
  const some = (/** @type {string[]} */ list, /** @type {number} */ count) => {
    const left = [...list];
    return Array.from({ length: count }, () => left.splice(Math.floor(next() * left.length), 1)[0]);
  };
  const wrong = (/** @type {string} */ word) => {
    const at = 1 + Math.floor(next() * (word.length - 2));
    const [before, letter, after] = [word.slice(0, at), word[at], word.slice(at + 1)];
    switch (Math.floor(next() * 4)) {
      case 0: return before + after;
      case 1: return before + pick(LETTERS) + letter + after;
      case 2: return before + pick(LETTERS) + after;
      default: return before + after[0] + letter + after.slice(1);
    }
  };
  /** @type {Record<string, (at: number, words: string[]) => string | undefined>} */
  const kinds = {
    two: (_, list) => some(list, 2).join(' '),
    three: (_, list) => some(list, 3).join(' '),
    phrase: (at) => {
      const runs = articles[at].text.match(/(?<![\w'’])[A-Za-z]+(?: [A-Za-z]+){4}(?![\w'’])/g);
      return runs ? `"${pick(runs)}"` : undefined;
    },
    typo: (_, list) => {
      const [one, other] = some(list.filter((word) => word.length > 4), 2);
      if (!one || !other) return undefined;
      const error = wrong(one);
      return found.has(error) || error === one ? undefined : `${error} ${other}`;
    },
    prefix: (_, list) => {
      const [one, other] = some(list, 2);
      return other.length > 4 ? `${one} ${other.slice(0, 4)}` : undefined;
    },
  };

  const long = [...articles.keys()].filter((at) => words[at].length >= 80);
  const queries = [];
  for (const [kind, size] of Object.entries(SIZES)) {
    for (let number = 0, tries = 0; number < size && tries < 100 * size && long.length > 0; tries += 1) {
      const at = pick(long);
      const list = salient(at);
      const text = list.length < 6 ? undefined : kinds[kind](at, list);
      if (text === undefined) continue;
      queries.push({ id: `${kind}-${number}`, text, answer: String(articles[at].id) });
      number += 1;
    }
  }
  return queries;
}

if (process.argv[1]?.endsWith('queries.mjs')) {
  const [corpus, out, seed = '1'] = process.argv.slice(2);
  const lines = readFileSync(corpus, 'utf8').split('\n').filter((line) => line.trim() !== '');
  const queries = draw(lines.map((line) => JSON.parse(line)), Number(seed));
  writeFileSync(out, queries.map((query) => `${JSON.stringify(query)}\n`).join(''));
}
