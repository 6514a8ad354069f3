// Between the bars of the timeline and the periods of a request.

import { isoDay } from './dates.js';

/** @typedef {import('../src/types.d.ts').Timeline} Timeline */
/** @typedef {import('../src/types.d.ts').Period} Period */

const DAY = 86_400_000;

/**
 * The period that bars `first` to `last` cover, as coarse as the bars are.
 * @param {Pick<Timeline, 'unit' | 'starts'>} timeline
 * @param {number} first
 * @param {number} last
 * @returns {{ from: string, to: string }}
 */
export function periodOfBars({ unit, starts }, first, last) {
  const from = isoDay(starts[first]);
  const to = isoDay(starts[last + 1] - 1);
  const length = unit === 'year' || unit === 'decade' || unit === 'century' ? 4 : unit === 'month' || unit === 'quarter' ? 7 : 10;
  return { from: from.slice(0, length), to: to.slice(0, length) };
}

/**
 * The bars that a period touches.
 * @param {Pick<Timeline, 'starts'>} timeline
 * @param {Period | undefined} period
 * @param {boolean} [even] all of them too
 * @returns {[number, number] | null} first and last bar; null when the period leaves all of them in, or
 *   none, or cannot be placed
 */
export function barsOfPeriod({ starts }, period, even = false) {
  const bars = starts.length - 1;
  if (!period || period.undated || bars < 1 || (!period.from && !period.to)) return null;
  const from = period.from ? daysOf(period.from)?.[0] : starts[0];
  const to = period.to ? daysOf(period.to)?.[1] : starts[bars] - 1;
  if (from === undefined || to === undefined || from >= starts[bars] || to < starts[0] || to < from) return null;
  let first = 0;
  while (first < bars - 1 && starts[first + 1] <= from) first += 1;
  let last = first;
  while (last < bars - 1 && starts[last + 1] <= to) last += 1;
  return first === 0 && last === bars - 1 && !even ? null : [first, last];
}

/**
 * First and last day of a year, month or day.
 * @param {string} date `2021`, `2021-03`, `2021-03-04`
 * @returns {[number, number] | null} days since 1970-01-01
 */
export function daysOf(date) {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date);
  if (!match) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]) - 1;
  const day = match[3] === undefined ? null : Number(match[3]);
  if (month === null) return [dayNumber(year, 0, 1), dayNumber(year + 1, 0, 0)];
  if (day === null) return [dayNumber(year, month, 1), dayNumber(year, month + 1, 0)];
  return [dayNumber(year, month, day), dayNumber(year, month, day)];
}

/**
 * @param {number} year
 * @param {number} month from 0
 * @param {number} day
 */
function dayNumber(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / DAY);
}

/** Distances between labelled years that read well. */
const ROUND = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500];

/**
 * Which bars get a label below: about `most` of them, the first of round years where that can be done.
 * @param {string[]} labels
 * @param {number} most
 * @returns {number[]} indices
 */
export function ticks(labels, most) {
  if (labels.length <= most) return labels.map((_, index) => index);
  const begins = labels.flatMap((label, index) => (/^\d{4}($|-01($|-01$))/.test(label) ? [index] : []));
  for (const step of ROUND) {
    const round = begins.filter((index) => Number(labels[index].slice(0, 4)) % step === 0);
    if (round.length < 2) break;
    if (round.length <= most) return round;
  }
  const step = Math.ceil(labels.length / most);
  return labels.flatMap((_, index) => (index % step === 0 ? [index] : []));
}
