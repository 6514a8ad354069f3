// The chronology as iCalendar (RFC 5545).

import assert from 'node:assert/strict';
import test from 'node:test';
import { calendar } from '../../www/calendar.js';
import { formats } from '../../www/export.js';

const NOW = new Date('2026-01-02T03:04:05.678Z');
const entry = (group, more = {}) => ({
  type: 'mentioned', group, value: '2024-02-29', earliest: '2024-02-29', latest: '2024-02-29', written: 'that day', text: 'It was.', entities: [], title: 'T', document: 'd', reason: 'r', block: 1, marks: [0, 2], ...more,
});

/** Reads a calendar by the letter of the standard: lines unfolded, then taken apart. */
function parse(text) {
  assert.ok(text.endsWith('\r\n') && !/[^\r]\n|\r[^\n]/.test(text), 'lines end in CRLF');
  for (const line of text.split('\r\n')) assert.ok(new TextEncoder().encode(line).length <= 75, line);
  const lines = text.replaceAll('\r\n ', '').trimEnd().split('\r\n').map((line) => /^([A-Z-]+(?:;[A-Z]+=[A-Z]+)?):(.*)$/s.exec(line));
  assert.ok(lines.every(Boolean));
  const events = [];
  for (const [, name, value] of lines) {
    if (name === 'BEGIN' && value === 'VEVENT') events.push({});
    else events.at(-1) && (events.at(-1)[name] = value);
  }
  return events;
}

const unescaped = (text) => text.replace(/\\([\\;,n])/g, (_, character) => (character === 'n' ? '\n' : character));

test('events are whole days, and imprecise dates the days they may mean', () => {
  const events = parse(calendar([entry(0), entry(1, { value: '2024', earliest: '2024-01-01', latest: '2024-12-31' })], 'f', NOW));
  assert.equal(events[0]['DTSTART;VALUE=DATE'], '20240229');
  assert.equal(events[0]['DTEND;VALUE=DATE'], '20240301', 'the end is the first day after');
  assert.equal(events[1]['DTSTART;VALUE=DATE'], '20240101');
  assert.equal(events[1]['DTEND;VALUE=DATE'], '20250101');
  assert.equal(events[0].DTSTAMP, '20260102T030405Z');
});

test('any text is escaped, folded between characters, and comes back', () => {
  const said = `Semi; colon, back\\slash\nand “${'اردو 😀 '.repeat(30)}”`;
  const [event] = parse(calendar([entry(0, { text: `${said}\u0000\u0007` })], 'f', NOW));
  assert.equal(unescaped(event.SUMMARY), said);
  assert.equal(unescaped(parse(calendar([entry(0, { text: 'a\r\nb\rc' })], 'f', NOW))[0].SUMMARY), 'a\nb\nc');
});

test('statements that say the same are one event with all their articles', () => {
  const events = parse(calendar([entry(0, { title: 'One' }), entry(0, { title: 'Two', document: 'e' }), entry(2)], 'f', NOW));
  assert.equal(events.length, 2);
  assert.match(unescaped(events[0].DESCRIPTION), /One \(d\)\nTwo \(e\)/);
});

test('each event has a name of its own, the same in every export', () => {
  const entries = [entry(0), entry(1), entry(2, { document: 'e' })];
  const names = (list) => parse(calendar(list, 'f', new Date())).map(({ UID }) => UID);
  assert.equal(new Set(names(entries)).size, 3);
  assert.equal(names(entries.slice(2))[0], names(entries)[2]);
});

test('years that a calendar cannot write are left out', () => {
  assert.equal(parse(calendar([entry(0, { earliest: '-0044-03-15', latest: '-0044-03-15' }), entry(1, { earliest: '9999-01-01', latest: '9999-12-31' })], 'f', NOW)).length, 0);
});

test('only the chronology is a calendar', () => {
  assert.deepEqual(formats('chronology'), ['csv', 'json', 'ics']);
  assert.deepEqual(formats('articles'), ['csv', 'json']);
});
