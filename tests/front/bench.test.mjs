// What the benchmark rests on: the same queries each time, each with the answer that it says, and
// figures that are what they are called.

import assert from 'node:assert/strict';
import test from 'node:test';

import { makeCorpus } from '../../bench/corpus.mjs';
import { median, quantile } from '../../bench/figures.mjs';
import { draw } from '../../bench/queries.mjs';
import { random, shuffled } from '../../bench/random.mjs';
import { behind, tabulate, toMarkdown } from '../../bench/table.mjs';

const articles = makeCorpus(1);
const queries = draw(articles, 1);
const of = (...kinds) => queries.filter(({ kind }) => kinds.includes(kind));
const words = (text) => new Set(text.toLowerCase().match(/[a-z]+/g));
const answerTo = ({ answer }) => articles[Number(answer)];
const all = ({ title, text }) => `${title} ${text}`;

/** Whether one letter missing, too many, another, or two in the wrong order make the one word of the other. */
function isOneError(one, other) {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (let at = 0; at <= one.length; at += 1) {
    const [before, after] = [one.slice(0, at), one.slice(at)];
    if (before + after.slice(1) === other) return true;
    if (after.length > 1 && before + after[1] + after[0] + after.slice(2) === other) return true;
    for (const letter of letters) if (before + letter + after === other || before + letter + after.slice(1) === other) return true;
  }
  return false;
}

test('a seed gives the same articles and queries each time, another seed gives others', () => {
  assert.deepEqual(makeCorpus(1), articles);
  assert.deepEqual(draw(articles, 1), queries);
  assert.notDeepEqual(draw(articles, 2), queries);
  assert.notDeepEqual(makeCorpus(2)[0], articles[0]);
});

test('words are of the article that is the answer', () => {
  for (const [kind, count] of [['two', 2], ['three', 3]]) {
    assert.ok(of(kind).length > 20);
    for (const query of of(kind)) {
      const asked = query.text.split(' ');
      assert.equal(asked.length, count);
      assert.ok(asked.every((word) => words(all(answerTo(query))).has(word)), query.text);
    }
  }
});

test('phrases stand in its text as they are', () => {
  assert.equal(of('phrase').length, 20);
  for (const query of of('phrase')) {
    assert.match(query.text, /^"(\S+ ){4}\S+"$/);
    assert.ok(answerTo(query).text.includes(query.text.slice(1, -1)), query.text);
  }
});

test('a typing error is one error, and makes no word of the corpus', () => {
  const known = words(articles.map(all).join(' '));
  assert.equal(of('typo').length, 30);
  for (const query of of('typo')) {
    const [error, other] = query.text.split(' ');
    const its = words(all(answerTo(query)));
    assert.ok(!known.has(error), error);
    assert.ok(its.has(other), other);
    assert.ok([...its].some((word) => isOneError(word, error)), query.text);
  }
});

test('an unfinished word is the beginning of one of the article', () => {
  assert.equal(of('prefix').length, 15);
  for (const query of of('prefix')) {
    const [word, start] = query.text.split(' ');
    const its = [...words(all(answerTo(query)))];
    assert.equal(start.length, 4);
    assert.ok(its.includes(word) && its.some((other) => other.startsWith(start) && other.length > 4), query.text);
  }
});

test('questions hold three words of the article', () => {
  assert.equal(of('question').length, 20);
  for (const query of of('question')) {
    assert.match(query.text, /^[A-Z].*\?$/);
    assert.doesNotMatch(query.text, /ONE|OTHER|THIRD/);
    const its = words(all(answerTo(query)));
    assert.ok([...words(query.text)].filter((word) => its.has(word)).length >= 3, query.text);
  }
});

test('letters begin words, and what is typed grows key by key', () => {
  const known = [...words(articles.map(all).join(' '))];
  assert.ok(of('letters').length > 20);
  for (const { text, answer } of of('letters')) {
    assert.equal(answer, null);
    assert.ok(text.length === 3 && known.some((word) => word.startsWith(text)), text);
  }
  const ends = new Set(of('two').map(({ text }) => text));
  const typed = of('typing').map(({ text }) => text);
  typed.forEach((text, at) => {
    const next = typed[at + 1];
    assert.ok(ends.has(text) || next.startsWith(text), text);
  });
});

test('a corpus of which nothing can be drawn gives nothing, at once', () => {
  assert.deepEqual(draw([], 1), []);
  const lone = draw([{ id: '0', title: 'One', text: 'word '.repeat(100) }], 1);
  assert.ok(lone.every(({ answer }) => answer === null));
});

test('quantiles are elements of the list, by the nearest rank', () => {
  const list = [5, 1, 4, 2, 3];
  assert.equal(median(list), 3);
  assert.equal(median([1, 2, 3, 4]), 2);
  assert.equal(quantile(list, 0.99), 5);
  assert.equal(quantile(list, 0), 1);
  assert.equal(quantile(Array.from({ length: 200 }, (_, at) => at + 1), 0.99), 198);
  assert.ok(Number.isNaN(median([])));
});

test('orders are permutations that depend on the seed', () => {
  assert.deepEqual(shuffled(50, 3).toSorted((a, b) => a - b), [...Array(50).keys()]);
  assert.deepEqual(shuffled(50, 3), shuffled(50, 3));
  assert.notDeepEqual(shuffled(50, 3), shuffled(50, 4));
  const next = random(9);
  const drawn = Array.from({ length: 1000 }, next);
  assert.ok(drawn.every((number) => number >= 0 && number < 1));
  assert.ok(Math.abs(drawn.reduce((sum, number) => sum + number) / 1000 - 0.5) < 0.05);
});

test('the table counts what was found, and gives ratios to MiniSearch', () => {
  const asked = ['dossier', 'minisearch'].map((key) => ({ id: key, key, name: key }));
  const kinds = ['two', 'two', 'three', 'letters'];
  const table = tabulate({
    queries: kinds.map((kind, at) => ({ id: `${at}`, kind, text: '', answer: kind === 'letters' ? null : String(at) })),
    asked,
    shipped: { dossier: { program: 1000, index: 3e6, build: 1 }, minisearch: { program: 2000, index: 4e6, build: 1 } },
    text: 2e6,
    hasText: (key) => key === 'dossier',
    loaded: { dossier: { first: 10, read: 0, unpack: 1, unpackText: 0, memory: 5e6, memoryText: 5e6 }, minisearch: { first: 40, read: 5, unpack: 1, unpackText: 1, memory: 1e7, memoryText: 2e7 } },
    answered: {
      dossier: { times: [1, 2, 3, 4], found: [['0', '9'], ['1'], ['2'], []] },
      minisearch: { times: [0.5, 4, 6, 8], found: [['0'], ['0'], [], ['3']] },
    },
  });
  const lines = Object.fromEntries(toMarkdown(table).split('\n').map((line) => line.slice(2, -2).split(' | ')).map(([title, ...cells]) => [title, cells]));
  assert.deepEqual(lines['**all that is shipped, gzip**'], ['3.00 MB (0.50)', '6.00 MB']);
  assert.deepEqual(lines['text to show the answers, gzip'], ['–', '2.00 MB']);
  assert.deepEqual(lines['…and the text read'], ['10 ms (0.22)', '45 ms']);
  assert.deepEqual(lines['**two and three words**: found, of 3'], ['3', '1']);
  assert.deepEqual(lines['**two and three words**, p50'], ['2.00 ms (0.50)', '4.00 ms']);
  assert.deepEqual(lines['two words, p50'], ['1.00 ms (2.00)', '0.50 ms']);
  assert.deepEqual(lines['three letters, worst'], ['4.00 ms (0.50)', '8.00 ms']);
  assert.equal(behind(table), `Dossier is behind MiniSearch in 1 of ${table.rows.length} rows: two words, p50.`);
});
