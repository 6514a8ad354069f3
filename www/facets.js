// The facets: one group per kind of name. A value is included by its check box and excluded by the
// button beside it; counts are articles and say what choosing the value would leave.

import { fill, h, icon } from './dom.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').Facets} Facets */
/** @typedef {import('../src/types.d.ts').FacetGroup} FacetGroup */
/** @typedef {import('../src/types.d.ts').Kind} Kind */

/** Values shown before “show more”, values added by each “show more”, and where a search box helps. */
const FIRST = 8;
const STEP = 50;
const SEARCH_FROM = 12;

/** @type {Kind[]} */
export const KINDS = ['person', 'organisation', 'place', 'programme', 'event', 'other'];

/** @typedef {'count' | 'distinctive' | 'name'} Order */

/**
 * How much a name belongs to some articles rather than to the others: the log-likelihood ratio of
 * Dunning, “Accurate methods for the statistics of surprise and coincidence”, Computational Linguistics
 * 19(1), 1993; below 0 where they have it less often.
 * @param {number} here those of them with the name
 * @param {number} of how many they are
 * @param {number} all articles of the collection with the name
 * @param {number} size articles of the collection
 */
export function distinction(here, of, all, size) {
  const cell = (/** @type {number} */ seen, /** @type {number} */ row, /** @type {number} */ column) => (seen > 0 ? seen * Math.log(seen * size / (row * column)) : 0);
  const ratio = 2 * (cell(here, of, all) + cell(all - here, size - of, all) + cell(of - here, of, size - all) + cell(size - of - all + here, size - of, size - all));
  return here * size < of * all ? -ratio : ratio;
}

/** @param {Context} context */
export function createFacets(context) {
  const { words } = context;
  const { t } = words;
  const match = h('fieldset', { class: 'match', hidden: true });
  const languages = createLanguages(context);
  /** @type {Order} */
  let by = 'count';
  /** @type {Facets | null} */
  let latest = null;
  const name = context.uid('order');
  const choice = (/** @type {Order} */ order, /** @type {string} */ label) => h('label', null,
    h('input', {
      type: 'radio', name, checked: order === by,
      onchange: () => {
        by = order;
        if (latest) update(latest);
      },
    }), h('span', null, label));
  const order = h('fieldset', { class: 'segmented' }, h('legend', { class: 'unseen' }, t.facetOrder), choice('count', t.byCount), choice('distinctive', t.byDistinction), choice('name', t.byName));
  const groups = new Map(KINDS.map((kind) => [kind, createGroup(kind, context)]));
  const element = h('div', { class: 'facets', part: 'facets', role: 'group', 'aria-label': t.filters },
    match, order, [...groups.values()].map((group) => group.element), languages.element);

  /** @param {Facets} facets */
  function update(facets) {
    latest = facets;
    const { include = [], match: how = 'all' } = context.state.request;
    match.hidden = include.length < 2;
    if (!match.hidden) {
      const name = context.uid('match');
      const choice = (/** @type {'all' | 'any'} */ value, /** @type {string} */ label) => h('label', null,
        h('input', { type: 'radio', name, value, checked: how === value, 'data-key': `match:${value}`, onchange: () => context.ask({ match: value }) }),
        label);
      fill(match, h('legend', null, t.matchLegend), choice('all', t.matchAll), choice('any', t.matchAny));
    }
    for (const [kind, group] of groups) group.update(facets.groups.find((candidate) => candidate.kind === kind), by, facets.total);
    languages.update(facets.languages);
  }

  /**
   * Shows only the headings, and what is chosen; or everything.
   * @param {boolean} folded
   */
  function fold(folded) {
    for (const group of element.querySelectorAll('details')) group.open = !folded || group.querySelector(':checked, [aria-pressed=true]') !== null;
  }

  return { element, update, fold };
}

/**
 * @param {Kind} kind
 * @param {Context} context
 */
function createGroup(kind, context) {
  const { words } = context;
  const { t } = words;
  const collator = new Intl.Collator(words.locale);
  let shown = FIRST;
  let wanted = '';
  /** @type {number[]} */
  let order = [];
  /** @type {FacetGroup | undefined} */
  let latest;

  const find = h('input', {
    type: 'search', class: 'facet-find', 'aria-label': t.findIn(t[kind]), placeholder: t.findIn(t[kind]), dir: 'auto', hidden: true,
    oninput: () => {
      wanted = find.value.trim().toLowerCase();
      draw();
    },
  });
  const list = h('ul', { class: 'facet-list' });
  const more = h('div', { class: 'facet-more' });
  /** @type {Order} */
  let by = 'count';
  let total = 0;
  const element = h('details', { class: 'facet-group', 'aria-label': t[kind], 'data-kind': kind, open: true, hidden: true },
    h('summary', null, h('span', { class: 'kind', 'data-kind': kind }, t[kind])), find, list, more);

  /**
   * @param {FacetGroup | undefined} group
   * @param {Order} wantedOrder
   * @param {number} articles in all that are counted
   */
  function update(group, wantedOrder, articles) {
    latest = group;
    if (wantedOrder !== by) order = [];
    by = wantedOrder;
    total = articles;
    draw();
  }

  function draw() {
    const { include = [], exclude = [] } = context.state.request;
    const counts = new Map();
    latest?.entities.forEach((ordinal, index) => counts.set(ordinal, latest?.counts[index] ?? 0));
    const chosen = context.rows.flatMap((row, ordinal) => (row.kind === kind && (include.includes(row.id) || exclude.includes(row.id)) ? [ordinal] : []));
    // What is under the pointer or the caret stays where it is; new values come after it.
    const settled = element.matches(':hover, :focus-within') ? order.filter((ordinal) => counts.has(ordinal) || chosen.includes(ordinal)) : [];
    const found = [...counts.keys()];
    if (by === 'name') found.sort((a, b) => collator.compare(context.rows[a].name, context.rows[b].name));
    if (by === 'distinctive') {
      const weights = new Map(found.map((at) => [at, distinction(counts.get(at), total, context.rows[at].articles, context.manifest.articles)]));
      found.sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
    }
    order = [...new Set([...settled, ...chosen, ...found])];
    element.hidden = order.length === 0 && !wanted;
    find.hidden = order.length < SEARCH_FROM && !wanted;
    const fitting = wanted ? order.filter((ordinal) => context.rows[ordinal]?.name.toLowerCase().includes(wanted)) : order;
    fill(list, fitting.slice(0, shown).map((ordinal) => value(ordinal, counts.get(ordinal) ?? 0, include, exclude)));
    const rest = fitting.length - shown;
    fill(more,
      fitting.length === 0 && h('p', { class: 'muted' }, t.noValues),
      rest > 0 && h('button', { type: 'button', class: 'quiet', 'data-key': 'more', onclick: () => unfold(shown + STEP) }, t.showMore(words.number(Math.min(rest, STEP)))),
      shown > FIRST && fitting.length > FIRST && h('button', { type: 'button', class: 'quiet', 'data-key': 'fewer', onclick: () => unfold(FIRST) }, t.showFewer));
  }

  /** @param {number} count */
  function unfold(count) {
    shown = count;
    draw();
  }

  /**
   * @param {number} ordinal
   * @param {number} count
   * @param {string[]} include
   * @param {string[]} exclude
   */
  function value(ordinal, count, include, exclude) {
    const { id, name } = context.rows[ordinal];
    const isIn = include.includes(id);
    const isOut = exclude.includes(id);
    const without = (/** @type {string[]} */ ids) => ids.filter((other) => other !== id);
    return h('li', { class: isOut ? 'facet out' : 'facet', 'data-entity': isOut ? null : id, 'data-zero': count === 0 && !isOut },
      h('label', null,
        h('input', {
          type: 'checkbox', checked: isIn, 'data-key': `in:${id}`,
          onchange: () => context.ask({ include: isIn ? without(include) : [...include, id], exclude: without(exclude) }),
        }),
        h('bdi', { class: 'facet-name' }, name),
        ' ', h('span', { class: 'count' }, isOut ? '–' : words.number(count))),
      h('button', {
        type: 'button', class: 'icon-button exclude', 'aria-label': t.exclude(name), title: t.exclude(name), 'aria-pressed': String(isOut), 'data-key': `out:${id}`,
        onclick: () => context.ask({ exclude: isOut ? without(exclude) : [...exclude, id], include: without(include) }),
      }, icon('exclude')));
  }

  return { element, update };
}

/** @param {Context} context */
function createLanguages(context) {
  const { words } = context;
  const list = h('ul', { class: 'facet-list' });
  const element = h('details', { class: 'facet-group', 'aria-label': words.t.languages, open: true, hidden: true }, h('summary', null, h('span', { class: 'kind' }, words.t.languages)), list);

  /** @param {Facets['languages']} languages */
  function update(languages) {
    const { language } = context.state.request;
    element.hidden = languages.length < 2 && !language;
    fill(list, languages.map(({ language: tag, count }) => h('li', { class: 'facet' },
      h('label', null,
        h('input', {
          type: 'checkbox', checked: tag === language, 'data-key': `lang:${tag}`,
          onchange: () => context.ask({ language: tag === language ? undefined : tag }),
        }),
        h('bdi', { class: 'facet-name' }, words.languageName(tag)), ' ', h('span', { class: 'count' }, words.number(count))))));
  }

  return { element, update };
}
