// The frame: masthead, the views as tabs, and where the parts stand. What does not fit beside each
// other in a narrow place comes one after the other: filters in a sheet, the reader over the list.

import { fill, h, icon, isTyped } from './dom.js';
import { formats } from './export.js';
import { createHelp } from './help.js';
import { VIEWS } from './state.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../src/types.d.ts').SearchAnswer} SearchAnswer */
/** @typedef {NonNullable<import('../src/types.d.ts').Request['sort']>} Sort */

const SAY_FOR = 4000;

/** @param {App} app */
export function createFrame(app) {
  const { words, manifest, host } = app;
  const { t } = words;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const side = h('div', { class: 'side' }, app.facets.element);
  const sheetBody = h('div', { class: 'sheet-body' });
  const sheetDone = h('button', { type: 'button', class: 'primary', onclick: () => sheet.close() });
  const sheet = h('dialog', { class: 'sheet', 'aria-label': t.filters, onclose: () => {
    app.facets.fold(false);
    side.append(app.facets.element);
  } },
    h('div', { class: 'sheet-head' }, h('strong', null, t.filters), h('button', { type: 'button', class: 'icon-button', 'aria-label': t.close, onclick: () => sheet.close() }, icon('close'))),
    sheetBody, sheetDone);
  const filters = h('button', {
    type: 'button', class: 'filters-button', 'aria-haspopup': 'dialog',
    onclick: () => {
      app.facets.fold(true);
      sheetBody.append(app.facets.element);
      sheet.showModal();
    },
  });

  const labels = { articles: t.articlesTab, chronology: t.chronologyTab, connections: t.connectionsTab };
  const tabs = VIEWS.map((view) => h('button', {
    type: 'button', role: 'tab', id: app.uid(`tab-${view}`), 'aria-controls': app.uid(`panel-${view}`), class: 'tab',
    onclick: () => app.state.view !== view && app.go({ view }),
  }, labels[view]));
  const tablist = h('div', { role: 'tablist', 'aria-label': t.viewLegend, class: 'tabs', onkeydown: onTabKey }, tabs);
  const panels = VIEWS.map((view, index) => h('div', {
    role: 'tabpanel', id: app.uid(`panel-${view}`), 'aria-labelledby': tabs[index].id, class: 'panel', 'data-key': `panel:${index}`,
  }, { articles: app.results, chronology: app.chronology, connections: app.connections }[view].element));

  const sort = h('select', { class: 'sort', 'aria-label': t.sort, onchange: () => app.ask({ sort: /** @type {Sort} */ (sort.value) }) });
  const files = h('div', { class: 'files', role: 'group', 'aria-label': t.download });
  const middle = h('div', { class: 'middle' }, h('div', { class: 'toolbar' }, tablist, h('span', { class: 'spacer' }), sort, files), panels);
  const aside = h('div', { class: 'aside', hidden: true }, app.reader.element, app.card_.element);
  const columns = h('div', { class: 'columns' }, side, middle);
  const help = createHelp(t);
  const toast = h('div', { class: 'toast', hidden: true });

  const actions = host.standalone
    ? h('div', { class: 'actions' },
        h('button', { type: 'button', class: 'icon-button', 'aria-label': t.copyLink, title: t.copyLink, onclick: () => app.copy(new URL(app.href({}) ?? '', location.href).href) }, icon('link')),
        h('button', { type: 'button', class: 'icon-button', 'aria-label': t.theme, title: t.theme, onclick: switchTheme }, icon('theme')),
        h('button', { type: 'button', class: 'icon-button', 'aria-label': t.help, title: `${t.help} (?)`, 'aria-haspopup': 'dialog', onclick: () => help.showModal() }, '?'))
    : null;
  // Between the box and the first result there may be dozens of names to tab through.
  const skip = h('button', { type: 'button', class: 'skip', onclick: () => tabs[VIEWS.indexOf(app.state.view)].focus() }, t.skip);
  const masthead = h('div', { class: 'masthead', part: 'masthead' },
    h('div', { class: 'masthead-title' }, h(app.heading(0), { class: 'collection', dir: 'auto' }, manifest.title), actions),
    manifest.description && h('p', { class: 'description', dir: 'auto' }, manifest.description));
  const main = h('div', { class: 'main' }, masthead, h('div', { class: 'ask' }, app.search.element, skip, filters), app.sentence.element, app.timeline.element, columns);
  const element = h('div', { class: 'page' }, main, aside, toast, app.sentence.status, sheet, help, app.note.element);

  for (const type of ['pointerover', 'focusin']) element.addEventListener(type, ({ target }) => app.timeline.preview(target));
  element.addEventListener('keydown', (event) => {
    if (event.key !== '?' || isTyped(event) || help.open) return;
    event.preventDefault();
    help.showModal();
  });

  /** @param {SearchAnswer} answer */
  function update(answer) {
    const { request, view } = app.state;
    tabs.forEach((tab, index) => {
      const on = VIEWS[index] === view;
      tab.setAttribute('aria-selected', String(on));
      tab.tabIndex = on ? 0 : -1;
      panels[index].hidden = !on;
    });
    const sorts = /** @type {[Sort, string][]} */ ([
      ...(request.query ? [['relevance', t.relevance]] : []), ['newest', t.newest], ['oldest', t.oldest], ['mentioned', t.byMentioned],
    ]);
    fill(sort, sorts.map(([value, label]) => h('option', { value }, label)));
    sort.value = request.sort && sorts.some(([value]) => value === request.sort) ? request.sort : request.query ? 'relevance' : 'newest';
    sort.hidden = view !== 'articles' || answer.total < 2;
    fill(files, icon('download'), formats(view).map((format) => h('button', {
      type: 'button', class: 'quiet', 'data-key': `save:${format}`, 'aria-label': `${t.download}: ${format.toUpperCase()}`, title: t.download, onclick: () => app.save(format),
    }, format.toUpperCase())));
    const chosen = (request.include?.length ?? 0) + (request.exclude?.length ?? 0) + (request.language ? 1 : 0);
    fill(filters, icon('filters'), h('span', null, chosen > 0 ? t.filtersButton(words.number(chosen)) : t.filters));
    sheetDone.textContent = t.done(words.articles(answer.total));
  }

  /** Shows what is open: a card over an article over nothing. */
  function place() {
    const { article, entity } = app.state;
    aside.hidden = article === null && entity === null;
    app.card_.element.hidden = entity === null;
    app.reader.element.hidden = article === null || entity !== null;
    element.classList.toggle('reading', !aside.hidden);
    for (const card of app.results.element.querySelectorAll('.card')) {
      card.classList.toggle('current', card.getAttribute('data-document') === article);
    }
  }

  function switchTheme() {
    const theme = host.switchTheme();
    say(theme === 'light' ? t.themeLight : theme === 'dark' ? t.themeDark : t.themeAuto);
  }

  /** @param {KeyboardEvent} event */
  function onTabKey(event) {
    const at = tabs.findIndex((tab) => tab === event.target);
    const ahead = words.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = words.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const last = tabs.length - 1;
    const to = event.key === ahead ? (at < last ? at + 1 : 0) : event.key === back ? (at > 0 ? at - 1 : last) : event.key === 'Home' ? 0 : event.key === 'End' ? last : -1;
    if (at < 0 || to < 0) return;
    event.preventDefault();
    tabs[to].click();
    tabs[to].focus();
  }

  /**
   * Says something for a moment, to the eye and to the ear.
   * @param {string} text
   * @param {HTMLElement} [extra]
   */
  function say(text, extra) {
    clearTimeout(timer);
    fill(toast, text, extra);
    toast.hidden = false;
    app.sentence.speak(text);
    if (!extra) timer = setTimeout(() => { toast.hidden = true; }, SAY_FOR);
  }

  /** @param {string} text */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      say(t.copied);
    } catch {
      // Without permission the words are at least there to be taken by hand.
      say(t.copyFailed, h('textarea', { readonly: true, class: 'copy-by-hand', 'aria-label': t.copyFailed }, text));
    }
  }

  return { element, update, place, say, copy, help };
}
