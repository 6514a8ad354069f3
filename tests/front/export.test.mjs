// The view as a file.

import assert from 'node:assert/strict';
import test from 'node:test';
import { csv, exported } from '../../www/export.js';

test('cells are quoted as RFC 4180 says', () => {
  assert.equal(csv([['a', 'b'], ['x,y', 'say "no"'], ['two\nlines', null], [3, 0]]), 'a,b\r\n"x,y","say ""no"""\r\n"two\nlines",\r\n3,0\r\n');
});

test('no cell can be a formula', () => {
  for (const sign of ['=', '+', '-', '@', '\t', '\r']) {
    const [line] = csv([[`${sign}cmd|' /C calc'!A0`]]).split('\r\n').filter(Boolean);
    assert.match(line, /^"?'/, JSON.stringify(sign));
  }
  assert.equal(csv([['a=b', ' =c']]), 'a=b, =c\r\n');
});

/** Answers pages of a list as the module does. */
const paged = (items) => ({ offset = 0, limit = 20 }) => items.slice(offset, offset + limit);

test('all that fits is taken, not only the first page', () => {
  const hits = Array.from({ length: 2500 }, (_, i) => ({ id: `d${i}`, title: `T${i}`, byline: ['A', 'B'], publisher: null, published: null, languages: ['en'], entities: [{ name: 'X' }] }));
  const page = paged(hits);
  const asked = [];
  const explorer = { search: (request) => { asked.push(request.query); return { hits: page(request) }; } };
  const { answer, rows } = exported(explorer, { view: 'articles', request: { query: 'q' }, entity: null });
  assert.equal(rows.length, 2501);
  assert.equal(answer.articles.length, 2500);
  assert.deepEqual(rows[2500], ['T2499', 'A; B', null, null, null, null, null, 'en', 'X', 'd2499']);
  assert.equal(rows[0].length, rows[1].length);
  assert.ok(asked.every((query) => query === 'q'));
});

test('the chronology has one row for each statement', () => {
  const entry = { type: 'mentioned', value: '2024', earliest: '2024-01-01', latest: '2024-12-31', written: 'last year', text: 'It was.', entities: [], title: 'T', document: 'd', reason: 'r', block: 1 };
  const { answer, rows } = exported({ chronology: ({ offset }) => ({ entries: offset ? [] : [entry] }) }, { view: 'chronology', request: {}, entity: null });
  assert.deepEqual(rows[1], ['mentioned', '2024', '2024-01-01', '2024-12-31', 'last year', 'It was.', '', 'T', 'd', 'r']);
  assert.deepEqual(answer.entries, [entry]);
  assert.equal(rows[0].length, rows[1].length);
});

test('connections have one row for each pair, around the open name', () => {
  const nodes = [{ id: 'p/a', name: 'A', kind: 'person', articles: 3 }, { id: 'o/b', name: 'B', kind: 'place', articles: 2 }];
  let around;
  const explorer = { connections: (_, options) => { around = options.around; return { nodes, pairs: Uint32Array.of(0, 1), articles: Uint32Array.of(2) }; } };
  const { answer, rows } = exported(explorer, { view: 'connections', request: {}, entity: 'p/a' });
  assert.equal(around, 'p/a');
  assert.deepEqual(rows[1], ['A', 'person', 'B', 'place', 2]);
  assert.deepEqual(JSON.parse(JSON.stringify(answer)).pairs, [{ one: 'p/a', other: 'o/b', articles: 2 }]);
});
