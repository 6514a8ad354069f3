// Where the names of a drawing stand. Springs and charges find the places (Fruchterman and Reingold,
// Graph drawing by force-directed placement, 1991), from a fixed beginning and without chance: the same
// names always give the same picture. Then names that overlap are moved down.

const STEPS = 200;
/** Angle between neighbours on a spiral without gaps, in radians. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** Room that a drawing needs, as a multiple of what its names cover. */
const AIR = 4;
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
  const count = widths.length;
  const height = (AIR * row * widths.reduce((sum, one) => sum + one, 0)) / width;
  const inside = (/** @type {number} */ x, /** @type {number} */ i) => Math.max(widths[i] / 2, Math.min(x, width - widths[i] / 2));
  const places = widths.map((_, i) => {
    const radius = Math.sqrt((i + 0.5) / count) / 2;
    return /** @type {[number, number]} */ ([width * (0.5 + radius * Math.cos(i * GOLDEN)), height * (0.5 + radius * Math.sin(i * GOLDEN))]);
  });
  const distance = Math.sqrt((width * height) / Math.max(count, 1));
  for (let step = 0; step < STEPS; step += 1) {
    const forces = places.map(() => [0, 0]);
    const pull = (/** @type {number} */ i, /** @type {number} */ j, /** @type {(d: number) => number} */ force) => {
      const x = places[j][0] - places[i][0];
      const y = places[j][1] - places[i][1];
      const d = Math.hypot(x, y) || 1;
      const size = force(d) / d;
      forces[i][0] += x * size;
      forces[i][1] += y * size;
      forces[j][0] -= x * size;
      forces[j][1] -= y * size;
    };
    for (let i = 0; i < count; i += 1) {
      for (let j = 0; j < i; j += 1) pull(i, j, (d) => -(distance * distance) / d);
    }
    for (const [one, other, strength] of links) pull(one, other, (d) => (strength * d * d) / distance);
    const most = (width / 10) * (1 - step / STEPS);
    places.forEach((place, i) => {
      const [x, y] = forces[i];
      const share = Math.min(1, most / (Math.hypot(x, y) || 1));
      place[0] = inside(place[0] + x * share, i);
      place[1] = Math.max(0, Math.min(place[1] + y * share, height));
    });
  }
  return { places, height: separate(places, widths, row) };
}

/**
 * Moves names down until none overlaps another.
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
