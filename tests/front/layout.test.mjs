// The drawing of connections: which pairs it shows, and where the names stand.

import assert from 'node:assert/strict';
import test from 'node:test';
import { strongest } from '../../www/connections.js';
import { layOut } from '../../www/layout.js';

const ROW = 26;

/** Names as wide as words are, each tied to some before it. */
function example(count, seed) {
  let a = seed;
  const next = (most) => {
    a = (Math.imul(a, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (a >> 8) % most;
  };
  const widths = Array.from({ length: count }, () => 40 + next(160));
  const links = widths.flatMap((_, i) => (i === 0 ? [] : [[i, next(i), (1 + next(5)) / 5]]));
  return { widths, links };
}

test('no two names overlap, and none leaves the drawing', () => {
  for (const width of [320, 480, 720]) {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { widths, links } = example(2 + seed * 2, seed);
      const { places, height } = layOut(widths, ROW, width, links);
      places.forEach(([x, y], i) => {
        assert.ok(x >= widths[i] / 2 - 1e-6 && x <= width - widths[i] / 2 + 1e-6, `name ${i} of ${seed} is inside at ${width}`);
        assert.ok(y >= ROW / 2 - 1e-6 && y <= height - ROW / 2 + 1e-6);
        for (let j = 0; j < i; j += 1) {
          const apart = Math.abs(places[j][0] - x) >= (widths[i] + widths[j]) / 2 - 1e-6 || Math.abs(places[j][1] - y) >= ROW - 1e-6;
          assert.ok(apart, `names ${i} and ${j} of ${seed} overlap at ${width}`);
        }
      });
    }
  }
});

test('the same names give the same picture', () => {
  const { widths, links } = example(30, 7);
  assert.deepEqual(layOut(widths, ROW, 700, links), layOut(widths, ROW, 700, links));
});

test('who is tied together stands nearer than who is not', () => {
  const widths = Array(12).fill(60);
  const group = (i) => Math.floor(i / 6);
  const links = widths.flatMap((_, i) => widths.flatMap((_, j) => (j < i && group(i) === group(j) ? [[i, j, 1]] : [])));
  const { places } = layOut(widths, ROW, 600, links);
  const mean = (wanted) => {
    const all = places.flatMap((a, i) => places.slice(0, i).flatMap((b, j) => ((group(i) === group(j)) === wanted ? [Math.hypot(a[0] - b[0], a[1] - b[1])] : [])));
    return all.reduce((sum, one) => sum + one, 0) / all.length;
  };
  assert.ok(mean(true) * 1.5 < mean(false), `${mean(true)} against ${mean(false)}`);
});

test('odd drawings are drawn', () => {
  assert.deepEqual(layOut([], ROW, 400, []), { places: [], height: 0 });
  const [[x, y]] = layOut([900], ROW, 400, []).places;
  assert.ok(Number.isFinite(x) && y === ROW / 2, 'a name that is wider than the drawing');
});

test('every name keeps its strongest tie, and ties by share come before ties with all', () => {
  // 0 is in all 9 articles; 1 and 2 share their only two, 3 and 4 theirs.
  const nodes = [9, 2, 2, 2, 2].map((articles, i) => ({ id: String(i), name: String(i), kind: 'person', articles }));
  const pairs = Uint32Array.from([0, 1, 0, 2, 0, 3, 0, 4, 1, 2, 3, 4, 1, 3]);
  const links = strongest({ nodes, pairs, articles: Uint32Array.from([2, 2, 2, 2, 2, 2, 1]) }, 5);
  const has = (one, other) => links.some((link) => link[0] === one && link[1] === other);
  for (const other of [1, 2, 3, 4]) assert.ok(has(0, other));
  assert.ok(has(1, 2) && has(3, 4));
  assert.equal(new Set(links.map(String)).size, links.length, 'no line is drawn twice');
  assert.ok(strongest({ nodes, pairs, articles: Uint32Array.from([2, 2, 2, 2, 2, 2, 1]) }, 3).every(([one, other]) => one < 3 && other < 3), 'only between names that are drawn');
});
