// The request in words.

import assert from 'node:assert/strict';
import test from 'node:test';
import { clauseGroups, countInWords, queryInWords } from '../../www/clauses.js';
import { Wording } from '../../www/i18n/index.js';

const en = new Wording('en');
const ur = new Wording('ur');

test('only a phrase stands in quotation marks', () => {
  assert.equal(queryInWords(' Kashmir talks ', en.t), 'Kashmir talks');
  assert.equal(queryInWords('talks "Security Council" -Beijing', en.t), 'talks “Security Council” -Beijing');
  assert.equal(queryInWords('"one two" "three four"', en.t), '“one two” “three four”');
  assert.equal(queryInWords('-"one two"', ur.t), '-”one two“');
  for (const odd of ['"', '""', '5" pipe', 'a "b']) assert.equal(queryInWords(odd, en.t), odd, 'a mark that opens no phrase is left as typed');
});

test('what is very long is cut, between letters', () => {
  assert.equal(queryInWords('x'.repeat(120), en.t), 'x'.repeat(120));
  assert.equal(queryInWords('𐤀'.repeat(121), en.t), `${'𐤀'.repeat(120)}…`);
});

test('each clause says how to be rid of it', () => {
  const row = (id) => ({ id, name: id.toUpperCase(), kind: 'person', articles: 1 });
  const request = { query: 'x', include: ['a', 'b'], exclude: ['c'], byName: true, published: { from: '2023' }, mentioned: { undated: true }, language: 'ur' };
  const groups = clauseGroups(request, { words: en, row });
  const texts = groups.map(({ lead, join, clauses }) => `${lead} ${clauses.map(({ text }) => text).join(` ${join} `)}`.trim());
  assert.deepEqual(texts, ['with x', 'mentioning A and B', 'not mentioning C', 'counting names only', 'published since 2023', 'without any date in the text', 'in Urdu']);
  for (const { key, without } of groups.flatMap(({ clauses }) => clauses)) {
    const left = clauseGroups({ ...request, ...without }, { words: en, row }).flatMap(({ clauses }) => clauses);
    assert.ok(!left.some((clause) => clause.key === key), key);
    assert.equal(left.length, 7, key);
  }
});

test('a count is said of the whole or of a part', () => {
  assert.equal(countInWords(5, 5, false, en), 'All 5 articles');
  assert.equal(countInWords(2, 5, true, en), '2 of 5 articles');
  assert.equal(countInWords(5, 5, true, en), '5 articles');
  assert.equal(countInWords(0, 5, true, en), 'No article');
});
