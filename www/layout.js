// Where the names of a drawing stand. Springs and charges find the places (Fruchterman and Reingold,
// Graph drawing by force-directed placement, 1991), from a fixed beginning and without chance: the same
// names always give the same picture. It is stretched over the room there is, and names that overlap
// are moved down.

const STEPS = 200;
/** Angle between neighbours on a spiral without gaps, in radians. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** How strongly all are drawn to the middle, beside a spring of strength 1. */
const GRAVITY = 0.5;
/** Room that a drawing needs, as a multiple of what its names cover. */
const AIR = 3.5;
/** Less than can be seen, in pixels: names that touch do not overlap. */
const ROUNDING = 1e-6;

/**
 * @param {number[]} widths of the names, in pixels
 * @param {number} row height of a name, in pixels
 * @param {number} width of the drawing, in pixels
 * @param {[one: number, other: number, strength: number][]} links places in `widths`, and how strongly
 *   the two are drawn to each other: 0 to 1
 * @returns {{ places: [x: number, y: number][], height: number }} the middle of each name. No two overlap;
 *   all lie within the width, but for a name that is itself wider
 */
export function layOut(widths, row, width, links) {
  const height = (AIR * row * widths.reduce((sum, one) => sum + one, 0)) / width;
  // One is the distance that two keep who are tied with strength 1.
  const free = widths.map((_, i) => [Math.sqrt(i + 0.5) * Math.cos(i * GOLDEN), Math.sqrt(i + 0.5) * Math.sin(i * GOLDEN)]);
  for (let step = 0; step < STEPS; step += 1) {
    const forces = free.map(([x, y]) => [-GRAVITY * x, -GRAVITY * y]);
    const pull = (/** @type {number} */ i, /** @type {number} */ j, /** @type {(d: number) => number} */ force) => {
      const x = free[j][0] - free[i][0];
      const y = free[j][1] - free[i][1];
      const d = Math.hypot(x, y) || 1;
      const size = force(d) / d;
      forces[i][0] += x * size;
      forces[i][1] += y * size;
      forces[j][0] -= x * size;
      forces[j][1] -= y * size;
    };
    free.forEach((_, i) => {
      for (let j = 0; j < i; j += 1) pull(i, j, (d) => -1 / d);
    });
    for (const [one, other, strength] of links) pull(one, other, (d) => strength * d * d);
    const most = 1 - step / STEPS;
    free.forEach((place, i) => {
      const [x, y] = forces[i];
      const share = Math.min(1, most / (Math.hypot(x, y) || 1));
      place[0] += x * share;
      place[1] += y * share;
    });
  }
  const across = spread(free.map(([x]) => x));
  const down = spread(free.map(([, y]) => y));
  const places = widths.map((one, i) => /** @type {[number, number]} */ ([one / 2 + across[i] * (width - one), down[i] * height]));
  return { places, height: separate(places, widths, row) };
}

/**
 * Numbers between 0 and 1, half by their size and half by their rank: a few that lie far out do not
 * press the others together.
 * @param {number[]} values
 */
function spread(values) {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  const least = values[order[0]];
  const range = values[order[order.length - 1]] - least || 1;
  const shares = values.map((value) => (value - least) / range / 2);
  order.forEach((i, rank) => { shares[i] += rank / (values.length - 1 || 1) / 2; });
  return shares;
}

/**
 * Moves names down until none overlaps another, and all to the top.
 * @param {[x: number, y: number][]} places
 * @param {number[]} widths
 * @param {number} row
 * @returns {number} the height that this takes
 */
function separate(places, widths, row) {
  const order = places.map((_, i) => i).sort((a, b) => places[a][1] - places[b][1] || a - b);
  const top = (places[order[0]]?.[1] ?? 0) - row / 2;
  let bottom = 0;
  order.forEach((i, at) => {
    places[i][1] -= top;
    // A name that gives way to one may come upon another.
    for (let k = 0; k < at; k += 1) {
      const other = order[k];
      if (Math.abs(places[other][0] - places[i][0]) >= (widths[i] + widths[other]) / 2) continue;
      if (Math.abs(places[other][1] - places[i][1]) >= row - ROUNDING) continue;
      places[i][1] = places[other][1] + row;
      k = -1;
    }
    bottom = Math.max(bottom, places[i][1] + row / 2);
  });
  return bottom;
}
