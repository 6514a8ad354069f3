// The chronology as a calendar (iCalendar, RFC 5545): all-day events, an imprecise date as the days that
// it may mean.

import { isoDay } from './dates.js';
import { daysOf } from './periods.js';

/** @typedef {import('../src/types.d.ts').ChronologyEntry} ChronologyEntry */

/** Longest line, in octets of UTF-8 (RFC 5545, 3.1). */
const LINE = 75;

/**
 * @param {ChronologyEntry[]} entries statements that say the same are one event
 * @param {string} collection what tells its events from those of other collections
 * @param {Date} now
 * @returns {string} without events of years that a calendar cannot write
 */
export function calendar(entries, collection, now) {
  const names = new Set();
  const events = entries.flatMap((item, at) => {
    const end = isoDay((daysOf(item.latest)?.[1] ?? NaN) + 1);
    if (at > 0 && item.group === entries[at - 1].group || !daysOf(item.earliest) || !daysOf(end)) return [];
    // The same statement has the same name in every export of a collection.
    let name = [collection, item.document, item.block, item.marks[0], item.earliest, item.latest].join('/');
    while (names.has(name)) name += '+';
    names.add(name);
    const sources = entries.filter(({ group }) => group === item.group).map(({ title, document }) => `${title} (${document})`);
    return ['BEGIN:VEVENT', `UID:${escaped(name)}`, `DTSTAMP:${plain(now.toISOString().slice(0, 19))}Z`, `DTSTART;VALUE=DATE:${plain(item.earliest)}`,
      `DTEND;VALUE=DATE:${plain(end)}`, 'TRANSP:TRANSPARENT', `SUMMARY:${escaped(item.text)}`,
      `DESCRIPTION:${escaped([item.value, item.reason, ...new Set(sources)].join('\n'))}`, 'END:VEVENT'];
  });
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Dossier//Chronology//EN', ...events, 'END:VCALENDAR'].map((line) => `${folded(line)}\r\n`).join('');
}

/** @param {string} date */
function plain(date) {
  return date.replace(/[-:]/g, '');
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f\x7f]/g, '').replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

/**
 * A line cut before it is too long, never within a character; what follows begins with a space.
 * @param {string} line
 */
function folded(line) {
  let octets = 0;
  return Array.from(line, (character) => {
    const { length } = new TextEncoder().encode(character);
    octets += length;
    if (octets <= LINE) return character;
    octets = length + 1;
    return `\r\n ${character}`;
  }).join('');
}
