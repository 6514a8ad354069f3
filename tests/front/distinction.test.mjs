// The order “distinctive” of the facets.

import assert from 'node:assert/strict';
import test from 'node:test';
import { distinction } from '../../www/facets.js';

test('the log-likelihood ratio of a table worked out by hand', () => {
  // 8 of 10 articles have the name, and 2 of the other 10: 2·(2·8·ln 1.6 + 2·2·ln 0.4).
  const expected = 2 * (16 * Math.log(1.6) + 4 * Math.log(0.4));
  assert.ok(Math.abs(distinction(8, 10, 10, 20) - expected) < 1e-9);
  assert.ok(Math.abs(distinction(2, 10, 10, 20) + expected) < 1e-9);
});

test('a name that is everywhere alike distinguishes nothing', () => {
  assert.equal(distinction(5, 5, 20, 20), 0);
  assert.ok(Math.abs(distinction(3, 6, 10, 20)) < 1e-9);
  assert.equal(distinction(20, 20, 20, 20), 0);
});
