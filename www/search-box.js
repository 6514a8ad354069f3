// The search box: a combobox with list autocomplete and manual selection (WAI-ARIA APG). Typing
// searches; the list only ever offers.

import { fill, h, icon, marked } from './dom.js';
import { LIMITS } from './state.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').Suggestion} Suggestion */

/** Width below which the box has no room for its hint, in em. */
const SHORT = 20;

/** @param {Context} context */
export function createSearchBox(context) {
  const { words } = context;
  const { t } = words;
  const listId = context.uid('suggestions');
  /** @type {Suggestion[]} */
  let offered = [];
  let active = -1;

  const input = h('input', {
    type: 'search', class: 'search-input', role: 'combobox', part: 'search-input', 'aria-label': t.searchLabel,
    'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': listId, placeholder: t.searchHint,
    autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', enterkeyhint: 'search', dir: 'auto',
    maxlength: LIMITS.query,
    oninput: () => {
      context.ask({ query: input.value }, { typing: true });
      offer();
    },
    onkeydown: onKey,
    onblur: close,
    onclick: () => offered.length > 0 && show(),
  });
  const list = h('ul', { class: 'suggestions', id: listId, role: 'listbox', 'aria-label': t.suggestions, hidden: true });
  const clear = h('button', {
    type: 'button', class: 'icon-button clear', 'aria-label': t.clearSearch, hidden: true,
    onclick: () => {
      context.ask({ query: '' });
      input.focus();
    },
  }, icon('close'));

  function offer() {
    offered = input.value.trim() ? context.suggest(input.value) : [];
    active = -1;
    input.removeAttribute('aria-activedescendant');
    fill(list, offered.map(option));
    if (offered.length > 0) show();
    else close();
  }

  /**
   * @param {Suggestion} suggestion
   * @param {number} index
   */
  function option(suggestion, index) {
    const label = suggestion.type === 'entity' ? words.kind(suggestion.kind ?? 'other') : suggestion.type === 'title' ? t.suggestTitle : t.suggestTerm;
    return h('li', {
      id: `${listId}-${index}`, role: 'option', 'aria-selected': 'false',
      // The focus stays in the box: pressing must not take it away.
      onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
      onclick: () => choose(suggestion),
    }, h('bdi', { class: 'suggestion-text' }, marked(suggestion.text, suggestion.marks)),
    h('span', { class: 'suggestion-kind' }, label),
    suggestion.type === 'title' ? null : h('span', { class: 'count' }, words.number(suggestion.count)));
  }

  function show() {
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  }

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    for (const item of list.children) item.setAttribute('aria-selected', 'false');
  }

  /** @param {number} index */
  function activate(index) {
    active = index;
    [...list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === index)));
    if (index < 0) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', `${listId}-${index}`);
    list.children[index]?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (list.hidden) offer();
      if (offered.length === 0) return;
      const step = key === 'ArrowDown' ? 1 : -1;
      // One place more than there are options: the box itself.
      activate(((active + 1 + step + offered.length + 1) % (offered.length + 1)) - 1);
    } else if (key === 'Enter') {
      if (active >= 0) choose(offered[active]);
      else close();
    } else if (key === 'Escape' && !list.hidden) {
      close();
    } else if (key === 'Escape' && input.value) {
      context.ask({ query: '' });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {Suggestion} suggestion */
  function choose(suggestion) {
    const { id, type, text } = suggestion;
    close();
    offered = [];
    if (type === 'title' && id !== null) context.open(id, text);
    else if (type === 'entity' && id !== null) {
      const include = context.state.request.include ?? [];
      context.ask({ query: withoutWordsOf(input.value, text), include: [...include.filter((other) => other !== id), id] });
    } else {
      context.ask({ query: `${input.value.replace(/[^\s"]*$/, '')}${text} ` });
    }
  }

  const form = h('form', {
    class: 'search', role: 'search', part: 'search',
    onsubmit: (/** @type {Event} */ event) => event.preventDefault(),
  }, icon('search'), input, clear, list);

  // A hint that is cut off helps nobody.
  new ResizeObserver(([{ contentRect }]) => {
    input.placeholder = contentRect.width < SHORT * Number.parseFloat(getComputedStyle(input).fontSize) ? t.search : t.searchHint;
  }).observe(input);

  function update() {
    const query = context.state.request.query ?? '';
    if (input.value !== query) input.value = query;
    clear.hidden = query === '';
  }

  return { element: form, input, update };
}

/**
 * The typed words without those at the end that were the beginning of a name: choosing “Asim Munir”
 * after typing “kashmir asim mu” leaves “kashmir ”.
 * @param {string} typed
 * @param {string} name
 */
export function withoutWordsOf(typed, name) {
  const fold = (/** @type {string} */ text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const parts = fold(name).split(/[^\p{L}\p{N}]+/u);
  const words = typed.trimEnd().split(/(?<=\s)/);
  // The last word is what the suggestion answered to, though perhaps by another form of the name.
  words.pop();
  while (words.length > 0 && parts.some((part) => part.startsWith(fold(words[words.length - 1].trim())))) words.pop();
  return words.join('');
}
