// Corrections as the page writes them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { asToml, rowsOf, withRow } from '../../www/corrections.js';

test('what is said of the same place takes the place of what was said before', () => {
  const first = withRow('', ['Sharif', '', '', 'Nawaz Sharif', '']);
  const both = withRow(first, ['Sharif', 'a.txt', '', '', 'hide']);
  assert.equal(rowsOf(both).length, 2);
  const changed = withRow(both, ['Sharif', '', '', 'Shehbaz Sharif', '']);
  assert.deepEqual(rowsOf(changed).map((row) => row[3]), ['', 'Shehbaz Sharif']);
});

test('what leads back to a name leaves the name as it was', () => {
  const there = withRow('A\t\t\tB\tdistinct\n', ['Munir', '', '', 'Asim Munir', 'person']);
  assert.deepEqual(rowsOf(withRow(there, ['Asim Munir', '', '', 'Munir', 'person'])), [['A', '', '', 'B', 'distinct'], ['Munir', '', '', '', 'person']]);
  // In an article two names may be exchanged with what they are elsewhere.
  assert.equal(rowsOf(withRow(there, ['Asim Munir', 'a.txt', '', 'Munir', 'person'])).length, 3);
});

test('what is kept apart stays, and tabs and line breaks cannot make rows', () => {
  const text = withRow('A\t\t\tB\tdistinct\n', ['A', '', '', 'C\nx\ty', '']);
  assert.deepEqual(rowsOf(text), [['A', '', '', 'B', 'distinct'], ['A', '', '', 'C x y', '']]);
});

test('the file has a table for each, with strings quoted', () => {
  const text = withRow('A\t\t\tB\tdistinct\n', ['The "Post"', 'a.txt', 'Post', 'The Post', 'organisation']);
  assert.equal(asToml(text), [
    '[[distinct]]', 'names = ["A","B"]', '', '[[correction]]', 'entity = "The \\"Post\\""', 'article = "a.txt"', 'text = "Post"',
    'is = "The Post"', 'kind = "organisation"', '',
  ].join('\n'));
  assert.match(asToml('A\t\t\t\thide\n'), /^hide = true$/m);
});
