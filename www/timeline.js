// The timeline: one histogram on one of two clocks. The two range inputs are the real controls; the
// bars can be brushed with a pointer as well, and the same figures stand in a table. A chosen period can
// be drawn alone, in finer bars.

import { axisLabel, isoDay } from './dates.js';
import { fill, h } from './dom.js';
import { barsOfPeriod, periodOfBars, ticks } from './periods.js';
import { createPreview, totals } from './preview.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').Timeline} Timeline */
/** @typedef {import('../src/types.d.ts').Clock} Clock */

const MOST_LABELS = 6;
/** From which part of the axis on a label would run out of the picture. */
const LATE = 0.93;
/** Width of the narrowest bar in CSS pixels, and the fewest and most bars that are asked for. */
const NARROWEST = 9;
const BARS = [24, 120];

/** @param {Context} context */
export function createTimeline(context) {
  const { words } = context;
  const { t } = words;
  /** @type {Timeline | null} */
  let data = null;
  /** The bars on screen, by their labels. @type {HTMLElement[]} */
  let columns = [];
  // Made once: Chromium keeps radio buttons that were shown and taken away.
  const name = context.uid('clock');
  const choice = (/** @type {Clock} */ value, /** @type {string} */ label) => {
    const input = h('input', { type: 'radio', name, value, 'data-key': `clock:${value}`, onchange: () => context.go({ clock: value, zoom: undefined }) });
    return { input, label: h('label', null, input, h('span', null, label)) };
  };
  const choices = [choice('published', t.published), choice('mentioned', t.mentioned)];
  const clocks = h('fieldset', { class: 'segmented' }, h('legend', { class: 'unseen' }, t.clockLegend), choices.map(({ label }) => label));
  const whole = h('button', { type: 'button', class: 'quiet', onclick: () => context.go({ request: { ...context.state.request, [clock()]: undefined }, zoom: undefined }) }, t.wholePeriod);
  const within = check(t.within, (on) => context.ask({ [clock()]: { ...context.state.request[clock()], within: on } }));
  const zoom = h('button', { type: 'button', class: 'quiet', 'data-key': 'zoom', onclick: () => context.go({ zoom: ends() }) }, t.zoomIn);
  const scale = check(t.rootScale, (on) => context.go({ root: on || undefined }));
  const undated = h('button', {
    type: 'button', class: 'undated', 'aria-pressed': 'false',
    onclick: () => context.ask({ [clock()]: context.state.request[clock()]?.undated ? undefined : { undated: true } }),
  });
  const bars = h('div', { class: 'bars', 'aria-hidden': 'true', onpointerdown: brush });
  const axis = h('div', { class: 'axis', 'aria-hidden': 'true' });
  const from = rangeInput('from', t.from);
  const to = rangeInput('to', t.to);
  const ranges = h('div', { class: 'ranges' }, h('div', { class: 'track' }), from, to);
  const empty = h('p', { class: 'muted', hidden: true }, t.noDates);
  const plot = h('div', { class: 'plot' }, bars, ranges, axis);
  const earlier = h('button', { type: 'button', class: 'beyond', onclick: () => data && context.ask({ [data.clock]: { to: isoDay(data.starts[0] - 1) } }) });
  const later = h('button', { type: 'button', class: 'beyond', onclick: () => data && context.ask({ [data.clock]: { from: isoDay(data.starts[data.labels.length]) } }) });
  const table = h('div', { class: 'table-box', tabindex: '0', role: 'group', 'aria-label': t.tableSummary });
  const details = h('details', { class: 'timeline-table', ontoggle: () => data && drawTable(data) }, h('summary', null, t.tableSummary), table);

  const element = h('section', { class: 'timeline', part: 'timeline', 'aria-label': t.timeline },
    h('div', { class: 'timeline-head' }, clocks, whole, zoom, within.label, scale.label),
    h('div', { class: 'timeline-body' }, undated, earlier, plot, later, empty), details);

  // What the first figures do not show must not take room until they come.
  for (const part of [whole, zoom, within.label, earlier, later]) part.hidden = true;
  const preview = createPreview(context, wanted, showPreview);

  /** @returns {Clock} */
  function clock() {
    return context.state.clock;
  }

  /**
   * @param {string} text
   * @param {(on: boolean) => void} change
   */
  function check(text, change) {
    const input = h('input', { type: 'checkbox', onchange: () => change(input.checked) });
    return { input, label: h('label', { class: 'check' }, input, ' ', text) };
  }

  /** The chosen period. */
  function ends() {
    const { from: first, to: last } = context.state.request[clock()] ?? {};
    return first || last ? { from: first, to: last } : undefined;
  }

  /** What to ask the module for: as many bars as there is room for. */
  function wanted() {
    const most = Math.floor((bars.clientWidth || 540) / NARROWEST);
    return { clock: clock(), bars: Math.min(Math.max(most, BARS[0]), BARS[1]), ...context.state.zoom };
  }

  /** @param {Timeline} timeline */
  function update(timeline) {
    data = timeline;
    const period = context.state.request[timeline.clock];
    const count = timeline.labels.length;
    const selected = barsOfPeriod(timeline, period);
    for (const { input } of choices) input.checked = clock() === input.value;
    whole.hidden = !period && !context.state.zoom;
    within.label.hidden = !ends();
    within.input.checked = period?.within === true;
    zoom.hidden = !ends() || String(Object.values(ends() ?? {})) === String(Object.values(context.state.zoom ?? {}));
    scale.input.checked = context.state.root === true;
    plot.hidden = count === 0;
    empty.hidden = count > 0;
    for (const [stub, mass, label] of beyond(timeline)) {
      stub.hidden = mass === 0;
      stub.title = context.state.zoom ? '' : t.beyondHint;
      fill(stub, h('bdi', { dir: 'ltr' }, mass < 0.5 ? `<${words.number(1)}` : `≈${words.number(Math.round(mass))}`), ' ', label);
    }
    undated.disabled = timeline.undated === 0 && !period?.undated;
    undated.setAttribute('aria-pressed', String(Boolean(period?.undated)));
    undated.title = t.undatedToggle(words.articles(timeline.undated));
    fill(undated, h('span', { class: 'undated-count' }, words.number(timeline.undated)), ' ', h('span', null, t.undated));
    drawBars(timeline, period?.undated ? [-1, -1] : selected);
    setRange(from, selected ? selected[0] : 0, count, 0);
    setRange(to, selected ? selected[1] + 1 : count, count, 1);
    ranges.classList.toggle('chosen', selected !== null);
    ranges.style.setProperty('--from', String(count ? Number(from.value) / count : 0));
    ranges.style.setProperty('--to', String(count ? Number(to.value) / count : 1));
    drawTable(timeline);
  }

  /**
   * What a bar says.
   * @param {number} bar
   */
  function said(bar) {
    if (!data || bar < 0 || bar >= data.labels.length) return '';
    const { labels, exact, broad } = data;
    return t.barLabel(words.date(labels[bar]), words.articles(exact[bar]), broad[bar] > 0 ? words.number(broad[bar]) : '');
  }

  /**
   * @param {Timeline} timeline
   * @param {[number, number] | null} selected
   */
  function drawBars({ labels, exact, broad }, selected) {
    const count = labels.length;
    const percent = (/** @type {number} */ share) => `${share * 100}%`;
    if (columns.length !== count) {
      columns = labels.map(() => h('div', null, h('div', { class: 'broad' }), h('div', { class: 'exact' })));
      fill(bars, columns);
    }
    const height = heights();
    columns.forEach((column, i) => {
      const low = height(exact[i]);
      [height(exact[i] + broad[i]) - low, low].forEach((high, part) => {
        const { style } = /** @type {HTMLElement} */ (column.children[part]);
        style.display = high > 0 ? '' : 'none';
        style.blockSize = percent(high);
      });
      column.title = said(i);
      column.className = selected && (i < selected[0] || i > selected[1]) ? 'bar outside' : 'bar';
    });
    preview(null);
    const marks = ticks(labels, MOST_LABELS);
    const byYear = marks.length > 1 && marks.every((i, at) => at === 0 || labels[i].slice(0, 4) !== labels[marks[at - 1]].slice(0, 4));
    fill(axis, marks.map((i) => h('span', {
      class: i / count > LATE ? 'late' : (i + 1) / count < 1 - LATE ? 'early' : i === 0 ? 'first' : i === count - 1 ? 'last' : null,
      style: { 'inset-inline-start': percent((i + 0.5) / count) },
    }, axisLabel(byYear ? labels[i].slice(0, 4) : labels[i], words.locale, t))));
  }

  /** How high a bar is for a mass, as a share of the highest. */
  function heights() {
    const scaled = context.state.root ? Math.sqrt : Number;
    const highest = data ? scaled(Math.max(1, ...totals(data))) : 1;
    return (/** @type {number} */ mass) => scaled(mass) / highest;
  }

  /** @param {number[]} masses nothing at all: none */
  function showPreview(masses) {
    const height = heights();
    columns.forEach((column, i) => column.style.setProperty('--preview', String(height(masses[i] ?? 0))));
  }

  /**
   * What is left over at the ends of the axis.
   * @param {Timeline} timeline
   * @returns {[HTMLElement, number, string][]}
   */
  function beyond({ before, after }) {
    return [[earlier, before, t.earlier], [later, after, t.later]];
  }

  /** @param {Timeline} timeline */
  function drawTable(timeline) {
    if (!details.open) return;
    const { labels, exact, broad } = timeline;
    const row = (/** @type {string} */ label, /** @type {number} */ one, /** @type {number} */ other) =>
      one + other > 0 && h('tr', null, h('th', { scope: 'row' }, label), h('td', null, words.number(one)), h('td', null, words.number(other)));
    const [first, last] = beyond(timeline).map(([, mass, label]) => row(`${label} (${t.beyondHint})`, 0, mass));
    const head = [t.columnPeriod, t.columnExact, t.columnBroad].map((text) => h('th', { scope: 'col' }, text));
    fill(table, h('table', null, h('thead', null, h('tr', null, head)), h('tbody', null, first, labels.map((label, i) => row(words.date(label), exact[i], broad[i])), last)));
  }

  /**
   * @param {'from' | 'to'} end
   * @param {string} label
   */
  function rangeInput(end, label) {
    const input = h('input', {
      type: 'range', class: `range ${end}`, step: '1', 'aria-label': label,
      oninput: () => {
        // An end that is pushed against the other stops one bar short of it.
        if (end === 'from') input.value = String(Math.min(Number(input.value), Number(to.value) - 1));
        else input.value = String(Math.max(Number(input.value), Number(from.value) + 1));
        select(Number(from.value), Number(to.value) - 1);
      },
    });
    return input;
  }

  /**
   * @param {HTMLInputElement} input
   * @param {number} value
   * @param {number} count
   * @param {0 | 1} end how many bars before it the bar is that it names
   */
  function setRange(input, value, count, end) {
    input.min = '0';
    input.max = String(Math.max(count, 1));
    input.value = String(value);
    input.disabled = count < 2;
    input.setAttribute('aria-valuetext', said(value - end));
  }

  /**
   * @param {number} first
   * @param {number} last
   */
  function select(first, last) {
    if (!data) return;
    const all = first <= 0 && last >= data.labels.length - 1;
    const kept = context.state.request[data.clock]?.within ? { within: true } : {};
    const whole = all && !context.state.zoom;
    context.ask({ [data.clock]: whole ? undefined : { ...periodOfBars(data, first, last), ...kept } }, { typing: true, brushing: true });
  }

  /** @param {PointerEvent} event */
  function brush(event) {
    const count = data?.labels.length ?? 0;
    if (event.button !== 0 || count === 0) return;
    event.preventDefault();
    const { left, width } = bars.getBoundingClientRect();
    const at = (/** @type {PointerEvent} */ { clientX }) => {
      const share = Math.min(Math.max((clientX - left) / width, 0), 0.9999);
      return Math.floor((words.dir === 'rtl' ? 1 - share : share) * count);
    };
    const start = at(event);
    const before = data && barsOfPeriod(data, context.state.request[clock()]);
    let reached = -1;
    let here = start;
    const step = () => {
      if (here === reached) return;
      reached = here;
      select(Math.min(start, here), Math.max(start, here));
    };
    const move = (/** @type {PointerEvent} */ moved) => {
      // One step for each frame, however often the pointer reports.
      if (here === reached) requestAnimationFrame(step);
      here = at(moved);
    };
    const end = () => {
      bars.removeEventListener('pointermove', move);
      bars.removeEventListener('pointerup', end);
      bars.removeEventListener('pointercancel', end);
      step();
      // Pressing the one bar that was chosen lets go of it.
      if (reached === start && before && before[0] === start && before[1] === start) context.ask({ [clock()]: undefined });
    };
    bars.setPointerCapture(event.pointerId);
    bars.addEventListener('pointermove', move);
    bars.addEventListener('pointerup', end);
    bars.addEventListener('pointercancel', end);
    step();
  }

  return { element, update, wanted, preview };
}
