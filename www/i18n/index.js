// Which language the interface speaks, and how that language writes numbers, lists and dates.

import { en } from './en.js';
import { ur } from './ur.js';
import { dateInWords } from '../dates.js';

/** @typedef {import('./en.js').Strings} Strings */
/** @typedef {import('../../src/types.d.ts').Kind} Kind */

/** @type {Record<string, Strings>} */
const LANGUAGES = { en, ur };

/** Primary subtags that are written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/**
 * @param {string} tag BCP 47
 * @returns {'ltr' | 'rtl'}
 */
export function directionOf(tag) {
  return RIGHT_TO_LEFT.has(tag.toLowerCase().split('-')[0]) ? 'rtl' : 'ltr';
}

/** Dates remembered in words: making a formatter for each would cost more than all the rest of a drawing. */
const REMEMBERED = 2000;

/** How one language says things. */
export class Wording {
  /** @type {Map<string, string>} */
  #dates = new Map();

  /** @param {string} tag BCP 47; a language without strings is served in English */
  constructor(tag) {
    const primary = tag.toLowerCase().split('-')[0];
    const known = Object.hasOwn(LANGUAGES, primary);
    /** The language that is spoken. */
    this.language = known ? primary : 'en';
    /** Its strings. */
    this.t = LANGUAGES[this.language];
    // Day before month and no Oxford comma, unless the page asks for American English by name.
    this.locale = known && tag.includes('-') && isLocale(tag) ? tag : this.language === 'en' ? 'en-GB' : this.language;
    this.dir = directionOf(this.language);
    this.numbers = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 1 });
    this.languages = new Intl.DisplayNames([this.locale], { type: 'language' });
  }

  /** @param {number} value */
  number(value) {
    return this.numbers.format(value);
  }

  /** @param {number} count */
  articles(count) {
    return this.t.articles(this.number(count), count);
  }

  /**
   * @param {string[]} items
   * @param {'conjunction' | 'disjunction'} [type]
   */
  list(items, type = 'conjunction') {
    return new Intl.ListFormat(this.locale, { type }).format(items);
  }

  /** @param {string} value EDTF or TIMEX3 */
  date(value) {
    let said = this.#dates.get(value);
    if (said === undefined) {
      if (this.#dates.size >= REMEMBERED) this.#dates.clear();
      said = dateInWords(value, this.locale, this.t);
      this.#dates.set(value, said);
    }
    return said;
  }

  /**
   * The name of a language, in the language of the interface.
   * @param {string} tag
   */
  languageName(tag) {
    return nameOf(this.languages, tag);
  }

  /**
   * The name of a language, in that language.
   * @param {string} tag
   */
  ownName(tag) {
    return isLocale(tag) ? nameOf(new Intl.DisplayNames([tag], { type: 'language' }), tag) : tag;
  }

  /** @param {Kind} kind */
  kind(kind) {
    const { t } = this;
    return {
      person: t.onePerson,
      organisation: t.oneOrganisation,
      place: t.onePlace,
      programme: t.oneProgramme,
      event: t.oneEvent,
      other: t.oneOther,
    }[kind] ?? t.oneOther;
  }
}

/**
 * @param {Intl.DisplayNames} names
 * @param {string} tag
 */
function nameOf(names, tag) {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** @param {string} tag */
function isLocale(tag) {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
