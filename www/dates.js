// Dates in words: the EDTF and TIMEX3 values of the pack as a reader would say them. An imprecise
// date stays as imprecise as it is. What is not understood is shown as it stands.
// EDTF: https://www.loc.gov/standards/datetime/ ; TIMEX3: TimeML 1.2.1.

/** @typedef {import('./i18n/en.js').Strings} Strings */

const MONTHS = 12;
const SEASONS = /** @type {const} */ (['spring', 'summer', 'autumn', 'winter']);
const TIMEX_SEASONS = { SP: 0, SU: 1, FA: 2, AU: 2, WI: 3 };
const DAY_PARTS = { MO: 'morning', MI: 'afternoon', AF: 'afternoon', EV: 'evening', NI: 'night' };
const REFERENCES = { PRESENT_REF: 'present', PAST_REF: 'past', FUTURE_REF: 'future' };
const DURATION_UNITS = { Y: 'year', M: 'month', W: 'week', D: 'day' };
const TIME_UNITS = { H: 'hour', M: 'minute', S: 'second' };

/**
 * @param {string} value EDTF or TIMEX3
 * @param {string} locale BCP 47
 * @param {Strings} t
 * @returns {string} words; `value` itself when it is neither
 */
export function dateInWords(value, locale, t) {
  const text = value.trim();
  return whole(text, locale, t) ?? text;
}

/**
 * @param {string} text
 * @param {string} locale
 * @param {Strings} t
 * @returns {string | null}
 */
function whole(text, locale, t) {
  const set = /^([[{])(.*)[\]}]$/.exec(text);
  if (set) return oneOf(set[2], set[1] === '[', locale, t);
  const ends = text.split('/');
  if (ends.length === 2) return interval(ends[0], ends[1], locale, t);
  return single(text, locale, t);
}

/**
 * @param {string} inside what stands between the brackets
 * @param {boolean} choice one of them (square brackets) or all of them (braces)
 * @param {string} locale
 * @param {Strings} t
 */
function oneOf(inside, choice, locale, t) {
  const range = /^(.*?)\.\.(.*)$/.exec(inside);
  if (range && !inside.includes(',')) {
    const from = range[1] && single(range[1], locale, t);
    const to = range[2] && single(range[2], locale, t);
    if (from === null || to === null) return null;
    if (from && to) return choice ? t.between(from, to) : t.range(from, to);
    return from ? t.orAfter(from) : to ? t.orBefore(to) : null;
  }
  const parts = inside.split(',').map((part) => single(part.trim(), locale, t));
  if (parts.some((part) => part === null)) return null;
  const words = /** @type {string[]} */ (parts);
  return new Intl.ListFormat(locale, { type: choice ? 'disjunction' : 'conjunction' }).format(words);
}

/**
 * @param {string} from
 * @param {string} to
 * @param {string} locale
 * @param {Strings} t
 * @returns {string | null}
 */
function interval(from, to, locale, t) {
  const marks = qualifiers(from);
  // What holds of both ends is said once: “perhaps December 2023 to January 2024”.
  if (marks && marks === qualifiers(to)) {
    const words = interval(from.replace(QUALIFIERS, ''), to.replace(QUALIFIERS, ''), locale, t);
    return words && qualified(words, marks, t);
  }
  if (isOpen(from) && isOpen(to)) return null;
  const a = isOpen(from) ? '' : single(from, locale, t);
  const b = isOpen(to) ? '' : single(to, locale, t);
  if (a === null || b === null) return null;
  if (a && b) return a === b ? a : t.range(a, b);
  return a ? t.since(a) : t.until(b);
}

const QUALIFIERS = /[?~%]/g;

/** @param {string} text */
function qualifiers(text) {
  return (text.match(QUALIFIERS) ?? []).join('');
}

/** @param {string} end of an interval */
function isOpen(end) {
  return end === '' || end === '..';
}

/**
 * @param {string} words
 * @param {string} marks
 * @param {Strings} t
 */
function qualified(words, marks, t) {
  const about = /[~%]/.test(marks) ? t.about(words) : words;
  return /[?%]/.test(marks) ? t.perhaps(about) : about;
}

/**
 * From the beginning of what the first date may mean to the end of what the last one may.
 * @param {string} first EDTF
 * @param {string} last EDTF
 * @returns {string} EDTF; empty when both ends are open
 */
export function spanOf(first, last) {
  const ends = (/** @type {string} */ value) => value.trim().replace(/^[[{]|[\]}]$/g, '').split(/\/|\.\.(?=[^/]|$)|,/).map((end) => end.trim());
  const from = ends(first)[0];
  const to = ends(last).at(-1) ?? '';
  return isOpen(from) && isOpen(to) ? '' : `${from}/${to}`;
}

/**
 * @param {string} text
 * @param {string} locale
 * @param {Strings} t
 * @returns {string | null}
 */
function single(text, locale, t) {
  const marks = qualifiers(text);
  const words = plain(text.replace(QUALIFIERS, ''), locale, t);
  return words === null || !marks ? words : qualified(words, marks, t);
}

/**
 * @param {string} text without qualifiers
 * @param {string} locale
 * @param {Strings} t
 * @returns {string | null}
 */
function plain(text, locale, t) {
  if (Object.hasOwn(REFERENCES, text)) {
    return t[/** @type {'present' | 'past' | 'future'} */ (REFERENCES[/** @type {'PAST_REF'} */ (text)])];
  }
  const duration = /^(P)(?:(\d+)([YMWD])|T(\d+)([HMS]))$/.exec(text);
  if (duration) {
    const unit = duration[3] ? DURATION_UNITS[/** @type {'Y'} */ (duration[3])] : TIME_UNITS[/** @type {'H'} */ (duration[5])];
    const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
    return format.format(Number(duration[2] ?? duration[4]));
  }
  const withTime = /^(\d{4}-\d\d-\d\d)T(.+)$/.exec(text);
  if (withTime) {
    const day = plain(withTime[1], locale, t);
    const time = timeInWords(withTime[2], t);
    return day && (time ? t.timeOfDay(day, time) : day);
  }
  const parts = /^Y?(-?)(\d{1,4}X{0,3}|XXXX)(?:-([\dA-Z]{2}(?:\d(?=$))?))?(?:-(\d\d|XX|WE|\d))?$/.exec(text);
  if (!parts || parts[2].length > 4) return null;
  const [, sign, digits, second, third] = parts;
  if (sign) return null;
  if (digits === 'XXXX') return withoutYear(second, third, locale, t);
  if (!second) return yearInWords(digits, t);
  if (!/^\d{4}$/.test(digits)) return null;
  return withinYear(Number(digits), second, third, locale, t);
}

/**
 * @param {string} digits `2021`, `195X`, `195`, `19XX`, `19`
 * @param {Strings} t
 */
function yearInWords(digits, t) {
  if (/^\d{4}$/.test(digits)) return String(Number(digits));
  if (/^\d{3}X?$/.test(digits)) return t.decade(Number(digits.slice(0, 3)) * 10);
  if (/^\d{2}(XX)?$/.test(digits)) return t.century(Number(digits.slice(0, 2)) + 1);
  return null;
}

/**
 * @param {number} year
 * @param {string} second month, season, quarter, half or week
 * @param {string | undefined} third day
 * @param {string} locale
 * @param {Strings} t
 */
function withinYear(year, second, third, locale, t) {
  const y = String(year);
  if (second === 'XX') return y;
  const week = /^W(\d\d?)$/.exec(second);
  if (week) return t.week(Number(week[1]), y);
  const part = /^([QH])([1-4])$/.exec(second);
  if (part) return part[1] === 'Q' ? t.quarter(Number(part[2]), y) : Number(part[2]) < 3 ? t.half(Number(part[2]), y) : null;
  if (Object.hasOwn(TIMEX_SEASONS, second)) return t[SEASONS[TIMEX_SEASONS[/** @type {'SP'} */ (second)]]](y);
  if (!/^\d\d$/.test(second)) return null;
  const number = Number(second);
  if (number >= 21 && number <= 32) return t[SEASONS[(number - 21) % 4]](y);
  if (number >= 33 && number <= 36) return t.quarter(number - 32, y);
  if (number === 40 || number === 41) return t.half(number - 39, y);
  if (number < 1 || number > MONTHS) return null;
  if (!third || third === 'XX') return calendar(year, number, null, locale);
  const day = Number(third);
  return /^\d\d$/.test(third) && day >= 1 && day <= daysIn(year, number) ? calendar(year, number, day, locale) : null;
}

/**
 * @param {string | undefined} month
 * @param {string | undefined} day
 * @param {string} locale
 * @param {Strings} t
 */
function withoutYear(month, day, locale, t) {
  const number = Number(month);
  if (!(number >= 1 && number <= MONTHS)) return null;
  const LEAP = 2000;
  if (day && /^\d\d$/.test(day)) {
    if (Number(day) < 1 || Number(day) > daysIn(LEAP, number)) return null;
    return format({ month: 'long', day: 'numeric' }, LEAP, number, Number(day), locale);
  }
  return t.timeOfDay(format({ month: 'long' }, LEAP, number, 1, locale), t.yearUnknown);
}

/**
 * @param {string} text `09:30`, `MO`
 * @param {Strings} t
 */
function timeInWords(text, t) {
  const clock = /^(\d\d:\d\d)(:\d\d)?/.exec(text);
  if (clock) return clock[1];
  return Object.hasOwn(DAY_PARTS, text) ? t[/** @type {'morning'} */ (DAY_PARTS[/** @type {'MO'} */ (text)])] : null;
}

/**
 * @param {number} year
 * @param {number} month from 1
 * @param {number | null} day
 * @param {string} locale
 */
function calendar(year, month, day, locale) {
  const fields = /** @type {const} */ ({ year: 'numeric', month: 'long' });
  return format(day ? { ...fields, day: 'numeric' } : fields, year, month, day ?? 1, locale);
}

/**
 * @param {Intl.DateTimeFormatOptions} fields
 * @param {number} year
 * @param {number} month
 * @param {number} day
 * @param {string} locale
 */
function format(fields, year, month, day, locale) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return new Intl.DateTimeFormat(locale, { ...fields, calendar: 'gregory', timeZone: 'UTC' }).format(date);
}

/**
 * @param {number} year
 * @param {number} month from 1
 */
function daysIn(year, month) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

/**
 * A bar's label as short as it can be said on an axis.
 * @param {string} label `2021`, `2021-03`, `2021-03-04`, or what `dateInWords` takes
 * @param {string} locale
 * @param {Strings} t
 */
export function axisLabel(label, locale, t) {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(label);
  if (!match) return dateInWords(label, locale, t);
  const [year, month, day] = match.slice(1).map(Number);
  if (month >= 33 && month <= 36) return t.quarterLabel(month - 32, match[1]);
  if (!(month >= 1 && month <= MONTHS)) return label;
  return match[3] ? format({ day: 'numeric', month: 'short', year: 'numeric' }, year, month, day, locale) : format({ month: 'short', year: 'numeric' }, year, month, 1, locale);
}

/**
 * A day count as an ISO date.
 * @param {number} days since 1970-01-01
 */
export function isoDay(days) {
  const DAY = 86_400_000;
  const date = new Date(days * DAY);
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  return `${year}-${String(date.getUTCMonth() + 1).padStart(2, '0')}-${String(date.getUTCDate()).padStart(2, '0')}`;
}
