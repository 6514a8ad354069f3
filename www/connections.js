// Who appears with whom: a drawing of the strongest connections, and a table of all. The drawing shows
// what the table says; who cannot use it misses nothing.

import { draw, fill, h } from './dom.js';
import { layOut } from './layout.js';
import { nameButton } from './badges.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').Connections} Connections */
/** @typedef {import('../src/types.d.ts').Kind} Kind */

/** Names drawn in a wide and in a narrow place, the width that parts them, and lines from each name. */
const MANY = 40;
const FEW = 18;
const NARROW = 480;
const LINES = 2;
/** Height of a name, room beside it for its shape and some air, letters shown, in CSS pixels and letters. */
const ROW = 28;
const SHAPE = 32;
const LONGEST = 32;
/** A change of width that is worth another drawing, in CSS pixels. */
const RESIZED = 24;
/** Pairs listed at first, and added by each “show more”. */
const STEP = 25;

/** Shapes around the origin: kinds are told apart without colour. @type {Record<Kind, string>} */
const SHAPES = {
  person: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0', organisation: 'M-4.5-4.5h9v9h-9z', place: 'M-5.5-4.5h11L0 5.5z',
  programme: 'M0-6L6 0 0 6-6 0z', event: 'M-2-6h4v4h4v4H2v4h-4V2h-4v-4h4z', other: 'M-5 1.5v-3H5v3z',
};

/** @param {Context} context */
export function createConnections(context) {
  const { words } = context;
  const { t } = words;
  /** @type {Connections} */
  let data = { nodes: [], pairs: new Uint32Array(), articles: new Uint32Array() };
  let listed = STEP;
  let drawnAt = 0;
  /** The name that Tab reaches. */
  let reached = 0;

  const note = h('p', { class: 'muted' });
  const legend = h('ul', { class: 'legend', 'aria-hidden': 'true' });
  const drawing = h('div', { class: 'drawing' });
  const table = h('div', { class: 'pairs' });
  const element = h('div', { class: 'connections', part: 'connections' }, note, drawing, legend, table);
  // Drawn in the next frame: a change of size within this one is an error that the host's page is told of.
  new ResizeObserver(() => Math.abs(drawing.clientWidth - drawnAt) > RESIZED && requestAnimationFrame(drawGraph)).observe(drawing);

  /** @param {Connections} connections */
  function update(connections) {
    data = connections;
    listed = STEP;
    reached = 0;
    const around = context.row(context.state.entity ?? '');
    note.textContent = data.pairs.length === 0 ? t.connectionsEmpty : `${around ? `${around.name}: ` : ''}${t.connectionsNote}`;
    drawGraph();
    drawTable();
  }

  function drawGraph() {
    const width = drawing.clientWidth;
    // Where it is not shown there is no width to draw for; the observer comes back when there is.
    if (width === 0) return;
    drawnAt = width;
    const nodes = data.nodes.slice(0, width < NARROW ? FEW : MANY);
    const links = data.pairs.length > 0 ? strongest(data, nodes.length) : [];
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen || links.length === 0) return drawing.replaceChildren(), legend.replaceChildren();
    const { fontSize, fontFamily } = getComputedStyle(drawing);
    const labels = nodes.map(({ name }) => ([...name].length > LONGEST ? `${[...name].slice(0, LONGEST).join('').replace(/\s+\S*$/, '')} …` : name));
    // Names in most of the articles stand out.
    const isChief = nodes.map(({ articles }) => articles * 2 > nodes[0].articles);
    const widths = labels.map((label, i) => {
      pen.font = `${isChief[i] ? 600 : 400} ${fontSize} ${fontFamily}`;
      return pen.measureText(label).width + SHAPE;
    });
    const most = Math.max(...links.map(([, , articles]) => articles));
    const { places, height } = layOut(widths, ROW, width, links.map((link) => [link[0], link[1], share(data, link)]));
    // Wide for many articles, dark for a large share of those of the two.
    const lines = links.map((link) => draw('line', {
      x1: places[link[0]][0], y1: places[link[0]][1], x2: places[link[1]][0], y2: places[link[1]][1],
      'stroke-width': 0.75 + (2.25 * link[2]) / most, 'stroke-opacity': 0.15 + 0.65 * share(data, link),
    }));
    const light = (/** @type {number} */ at) => {
      const near = new Set([at]);
      links.forEach(([one, other], i) => {
        const lit = one === at || other === at;
        lines[i].classList.toggle('lit', lit);
        if (lit) near.add(one).add(other);
      });
      marks.forEach((mark, i) => mark.classList.toggle('near', near.has(i)));
    };
    /** @type {SVGGElement[]} */
    const marks = nodes.map(({ id, name, kind, articles }, i) => draw('g', {
      role: 'button', tabindex: i === reached ? 0 : -1, class: isChief[i] ? 'node chief' : 'node', 'data-key': `node:${id}`, 'aria-label': `${name}, ${words.kind(kind)}, ${words.articles(articles)}`,
      transform: `translate(${places[i][0] - widths[i] / 2} ${places[i][1]})`,
      onclick: () => context.card(id),
      onpointerenter: () => light(i), onpointerleave: () => light(-1), onfocus: () => light(i), onblur: () => light(-1),
      onkeydown: (/** @type {KeyboardEvent} */ event) => onKey(event, i, marks),
    }, draw('rect', { y: -ROW / 2, width: widths[i], height: ROW, rx: 4 }), shape(kind, 11), draw('text', { x: 22, dy: '0.35em' }, labels[i])));
    fill(drawing, draw('svg', { class: 'graph', role: 'group', 'aria-label': t.connectionsTab, viewBox: `0 0 ${width} ${Math.ceil(height)}`, width, height: Math.ceil(height) }, lines, marks));
    const kinds = /** @type {Kind[]} */ (Object.keys(SHAPES)).filter((kind) => nodes.some((node) => node.kind === kind));
    fill(legend, kinds.map((kind) => h('li', null, draw('svg', { class: 'graph', viewBox: '-7 -7 14 14', width: 14, height: 14 }, shape(kind, 0)), ' ', t[kind])));
  }

  /**
   * @param {KeyboardEvent} event
   * @param {number} at
   * @param {SVGGElement[]} marks
   */
  function onKey(event, at, marks) {
    const { key } = event;
    const last = marks.length - 1;
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last }[key];
    if (key === 'Enter' || key === ' ') context.card(data.nodes[at].id);
    else if (to === undefined) return;
    else {
      marks[reached].setAttribute('tabindex', '-1');
      reached = (to + marks.length) % marks.length;
      marks[reached].setAttribute('tabindex', '0');
      marks[reached].focus();
    }
    event.preventDefault();
  }

  function drawTable() {
    const { nodes, pairs, articles } = data;
    const rest = articles.length - listed;
    fill(table, articles.length > 0 && h('table', null,
      h('thead', null, h('tr', null, h('th', { scope: 'col', colspan: '2' }, t.columnPair), h('th', { scope: 'col' }, t.columnExact))),
      h('tbody', null, Array.from(articles.subarray(0, listed), (count, i) => h('tr', null,
        [pairs[2 * i], pairs[2 * i + 1]].map((at, side) => h('td', null, nameButton(nodes[at], context, `pair ${i} ${side}`))), h('td', null, words.number(count)))))),
    rest > 0 && h('button', {
      type: 'button', class: 'more', 'data-key': 'more',
      onclick: () => {
        listed += STEP;
        drawTable();
      },
    }, t.showMore(words.number(Math.min(rest, STEP)))));
  }

  return { element, update };
}

/**
 * @param {Kind} kind
 * @param {number} x
 */
function shape(kind, x) {
  return draw('path', { d: SHAPES[kind], 'data-kind': kind, transform: `translate(${x} 0)` });
}

/**
 * How much of the articles of two names are the same: the square of the cosine, 0 to 1.
 * @param {Connections} connections
 * @param {[one: number, other: number, articles: number]} link
 */
function share({ nodes }, [one, other, both]) {
  return (both * both) / (nodes[one].articles * nodes[other].articles);
}

/**
 * The pairs that are drawn: from each name the one to whom it is closest by the number of articles, then
 * the few to whom it is closest by the share of them, so that the names in all
 * articles do not take every line.
 * @param {Connections} connections
 * @param {number} count how many names are drawn
 * @returns {[one: number, other: number, articles: number][]}
 */
export function strongest(connections, count) {
  const { pairs, articles } = connections;
  const all = Array.from(articles, (both, i) => /** @type {[number, number, number]} */ ([pairs[2 * i], pairs[2 * i + 1], both]))
    .filter(([one, other]) => one < count && other < count);
  const lines = new Uint8Array(count);
  const take = (/** @type {typeof all} */ links, /** @type {number} */ most) => links.filter(([one, other]) => {
    const wanted = lines[one] < most || lines[other] < most;
    if (wanted) [one, other].forEach((at) => { lines[at] = Math.min(lines[at] + 1, LINES); });
    return wanted;
  });
  return [...new Set([...take(all, 1), ...take([...all].sort((a, b) => share(connections, b) - share(connections, a)), LINES)])];
}
