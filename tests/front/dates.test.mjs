// Dates in words, and periods of the timeline.

import assert from 'node:assert/strict';
import test from 'node:test';
import { axisLabel, isoDay, spanOf } from '../../www/dates.js';
import { periodInWords } from '../../www/clauses.js';
import { Wording } from '../../www/i18n/index.js';
import { barsOfPeriod, daysOf, periodOfBars, ticks } from '../../www/periods.js';

const en = new Wording('en');
const ur = new Wording('ur');

const SAID = {
  // EDTF level 0
  '2024': '2024', '2024-09': 'September 2024', '2024-09-16': '16 September 2024', '2024-02-29': '29 February 2024', '0476-09-04': '4 September 476',
  '2016/2018': '2016 to 2018', '2021-03-04T09:30:00Z': '4 March 2021, 09:30',
  // Level 1 and what news needs of level 2
  '2023-12~': 'about December 2023', '2019?': 'perhaps 2019', '2019%': 'perhaps about 2019', '~2019': 'about 2019', '195X': '1950s', '19XX': '20th century',
  '2000/..': 'since 2000', '../2004-06': 'until June 2004', '2000/': 'since 2000', '2021-21': 'spring 2021', '2021-24': 'winter 2021', '2021-33': 'first quarter of 2021',
  '2021-41': 'second half of 2021', '2021-XX': '2021', '2021-03-XX': 'March 2021', 'XXXX-12-25': '25 December',
  '[2023-12-01..2023-12-20]': 'between 1 December 2023 and 20 December 2023', '[..2004]': '2004 or before', '[2004..]': '2004 or later', '[1999,2001]': '1999 or 2001',
  '{1999,2001}': '1999 and 2001',
  '2023-12?/2024-01?': 'perhaps December 2023 to January 2024', '1947~/1961~': 'about 1947 to 1961', '2023?/2024~': 'perhaps 2023 to about 2024', '2019?/2019?': 'perhaps 2019',
  // TIMEX3
  '2021-Q3': 'third quarter of 2021', '2021-H1': 'first half of 2021', '2021-W05': 'week 5 of 2021', '2021-SU': 'summer 2021', '195': '1950s', '20': '21st century',
  '2021-09-03TMO': '3 September 2021, morning', 'P3D': '3 days', 'P1Y': '1 year', 'PT2H': '2 hours', 'PRESENT_REF': 'now',
};

test('dates are said as precisely as they are known', () => {
  for (const [value, words] of Object.entries(SAID)) assert.equal(en.date(value), words, value);
});

test('what is no date is shown as it stands', () => {
  for (const value of ['', 'soon', '2021-13', '2021-00', '2023-02-29', '2024-09-31', '-0044-03-15', '2021-Q5', '2021-42', '12345', '[..]', '../..', '2024/x', 'P', 'XXXX', 'XXXX-13', '2021-03-04-05', '__proto__']) {
    assert.equal(en.date(value), value);
  }
});

test('articles are dated from the beginning of the first date to the end of the last', () => {
  const said = (first, last) => en.date(spanOf(first, last));
  assert.equal(said('2023-12?', '2023-12?/2024-01?'), 'perhaps December 2023 to January 2024');
  assert.equal(said('2023-12?/2024-01?', '2023-12?/2024-01?'), 'perhaps December 2023 to January 2024');
  assert.equal(said('2023-03/2025-08-22', '2025-08?'), 'March 2023 to perhaps August 2025');
  assert.equal(said('[2023-12-01..2023-12-20]', '{2024,2025}'), '1 December 2023 to 2025');
  assert.equal(said('2024-09-16', '2024-09-16'), '16 September 2024');
  assert.equal(said('../2004', '2010'), 'until 2010');
  assert.equal(said('1999', '2000/..'), 'since 1999');
  assert.equal(spanOf('[..2004]', '[2010..]'), '', 'open at both ends');
});

test('the same in Urdu', () => {
  assert.equal(ur.date('2023-12~'), 'تقریباً دسمبر 2023');
  assert.equal(ur.date('195X'), '1950 کی دہائی');
});

test('American English is American when asked for by name', () => {
  assert.equal(new Wording('en-US').date('2024-09-16'), 'September 16, 2024');
  assert.equal(new Wording('fr').date('2024-09-16'), '16 September 2024', 'a language without strings is served in English');
});

test('periods in words', () => {
  assert.equal(periodInWords({ from: '2024-09', to: '2024-09' }, en), 'in September 2024');
  assert.equal(periodInWords({ from: '2024-09-16', to: '2024-09-16' }, en), 'on 16 September 2024');
  assert.equal(periodInWords({ from: '2023', to: '2024-09' }, en), 'from 2023 to September 2024');
  assert.equal(periodInWords({ from: '2023' }, en), 'since 2023');
  assert.equal(periodInWords({ to: '2023' }, en), 'until 2023');
});

const day = (iso) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

test('days and ISO dates agree with the calendar of the platform', () => {
  for (let n = -200_000; n <= 60_000; n += 997) assert.equal(day(isoDay(n)), n);
  assert.deepEqual(daysOf('2024'), [day('2024-01-01'), day('2024-12-31')]);
  assert.deepEqual(daysOf('2024-02'), [day('2024-02-01'), day('2024-02-29')]);
  assert.deepEqual(daysOf('2024-02-03'), [day('2024-02-03'), day('2024-02-03')]);
  assert.equal(daysOf('195X'), null);
});

test('bars become the period that they cover, and the period the bars', () => {
  const starts = (...dates) => Int32Array.from(dates, day);
  const months = { unit: 'month', starts: starts('2023-12-01', '2024-01-01', '2024-02-01', '2024-03-01') };
  assert.deepEqual(periodOfBars(months, 0, 1), { from: '2023-12', to: '2024-01' });
  const quarters = { unit: 'quarter', starts: starts('2024-01-01', '2024-04-01', '2024-07-01') };
  assert.deepEqual(periodOfBars(quarters, 1, 1), { from: '2024-04', to: '2024-06' });
  const decades = { unit: 'decade', starts: starts('1950-01-01', '1960-01-01', '1970-01-01') };
  assert.deepEqual(periodOfBars(decades, 0, 0), { from: '1950', to: '1959' });
  const weeks = { unit: 'week', starts: starts('2024-01-01', '2024-01-08', '2024-01-15') };
  assert.deepEqual(periodOfBars(weeks, 0, 0), { from: '2024-01-01', to: '2024-01-07' });
  for (const timeline of [months, quarters, decades, weeks]) {
    const last = timeline.starts.length - 2;
    for (let i = 0; i <= last; i += 1) {
      for (let j = i; j <= last; j += 1) {
        assert.deepEqual(barsOfPeriod(timeline, periodOfBars(timeline, i, j)), i === 0 && j === last ? null : [i, j]);
      }
    }
  }
  assert.deepEqual(barsOfPeriod(months, { from: '2024-02-10' }), [2, 2]);
  assert.deepEqual(barsOfPeriod(months, { to: '2023' }), [0, 0]);
  for (const period of [undefined, {}, { undated: true }, { from: '2030' }, { to: '1990' }, { from: 'x' }, { from: '2024-02', to: '2023-12' }]) {
    assert.equal(barsOfPeriod(months, period), null);
  }
});

test('an axis carries few labels, the first of each year where it can', () => {
  const labels = Array.from({ length: 21 }, (_, i) => `${2023 + Math.floor((i + 11) / 12)}-${String(((i + 11) % 12) + 1).padStart(2, '0')}`);
  assert.deepEqual(ticks(labels, 6).map((i) => labels[i]), ['2024-01', '2025-01']);
  const years = Array.from({ length: 75 }, (_, i) => String(1950 + i));
  assert.deepEqual(ticks(years, 6).map((i) => years[i]), ['1960', '1980', '2000', '2020']);
  const days = Array.from({ length: 20 }, (_, i) => `2021-03-${String(i + 1).padStart(2, '0')}`);
  assert.deepEqual(ticks(days, 6), [0, 4, 8, 12, 16]);
  const decades = Array.from({ length: 10 }, (_, i) => `${190 + i}X`);
  assert.deepEqual(ticks(decades, 6), [0, 2, 4, 6, 8]);
  assert.deepEqual(ticks(['2021', '2022'], 6), [0, 1]);
  assert.deepEqual(ticks([], 6), []);
});

test('labels of the axis are words, whatever the unit', () => {
  const labels = (words) => ['195X', '2021', '2021-34', '2021-03', '2021-03-04'].map((label) => axisLabel(label, words.locale, words.t));
  assert.deepEqual(labels(en), ['1950s', '2021', 'Q2 2021', 'Mar 2021', '4 Mar 2021']);
  for (const label of labels(ur)) assert.doesNotMatch(label, /-/);
});
