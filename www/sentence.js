// The request in one sentence, every clause of it a button that removes the clause. The same sentence
// as plain text is the one live region: it speaks when typing has paused, and only when it changed.

import { clauseGroups, countInWords, inShort } from './clauses.js';
import { fill, h, icon } from './dom.js';
import { inEnglish } from './reasons.js';
import { isNarrowed } from './state.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').SearchAnswer} SearchAnswer */

const SPEAK_AFTER = 500;

/** @param {Context} context */
export function createSentence(context) {
  const { words } = context;
  const { t } = words;
  const sentence = h('p', { class: 'sentence', part: 'sentence' });
  const notes = h('p', { class: 'notes', hidden: true });
  const status = h('div', { class: 'unseen', role: 'status', part: 'status' });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {SearchAnswer} answer */
  function update(answer) {
    const { request } = context.state;
    const count = countInWords(answer.total, answer.of, isNarrowed(request), context.words);
    const groups = clauseGroups(request, context);
    const parts = groups.map(({ lead, join, clauses }, index) => [
      ` ${lead && `${lead} `}`,
      clauses.map((clause, at) => {
        const rest = clauses.length - 1 - at;
        if (rest === 1) return [button(clause), ` ${join} `];
        return [held(button(clause), rest === 0 && index === groups.length - 1 ? t.fullStop : t.clauseGap.trimEnd()), rest > 0 && ' '];
      }),
    ]);
    fill(sentence, h('strong', null, count), .../** @type {any[]} */ (parts.flat(3)), groups.length === 0 && t.fullStop, groups.length > 1 && clearAll());
    const { unknown } = context;
    notes.hidden = answer.ignored.length === 0 && answer.corrections.length === 0 && unknown.length === 0;
    fill(notes, unknown.length > 0 && `${t.unknownNames(words.number(unknown.length), unknown.length, inShort(unknown.join(t.clauseGap)))} `, answer.corrections.map(({ from, to }) => `${t.corrected(from, to)} `),
      answer.corrections.length > 0 && [h('button', {
        type: 'button', class: 'quiet', 'data-key': 'exact', onclick: () => context.ask({ query: context.state.request.query, exact: true }),
      }, t.asTyped), ' '],
      answer.ignored.length > 0 && inEnglish(answer.ignored.map(sentenceOf).join(' '), context.words));
    const spoken = count + groups.map((group, index) => (index === 0 ? ' ' : t.clauseGap) + spokenGroup(group)).join('') + t.fullStop;
    speak(notes.hidden ? spoken : `${spoken} ${notes.textContent}`);
  }

  /** @param {import('./clauses.js').Clause} clause */
  function button(clause) {
    return h('button', {
      type: 'button', class: 'clause', part: 'clause', 'data-key': clause.key, 'aria-label': t.remove(clause.text),
      onclick: () => context.ask(clause.without),
    }, h('bdi', null, clause.text), icon('close'));
  }

  /**
   * A clause with the mark after it, which must not begin a line.
   * @param {HTMLElement} clause
   * @param {string} mark
   */
  function held(clause, mark) {
    return h('span', { class: 'held' }, clause, mark);
  }

  function clearAll() {
    return h('button', {
      type: 'button', class: 'quiet', 'data-key': 'clear',
      onclick: () => context.go({ request: context.state.request.sort ? { sort: context.state.request.sort } : {} }),
    }, t.clearAll);
  }

  /**
   * What the module says of the query, in English, as a sentence.
   * @param {string} what
   */
  function sentenceOf(what) {
    return what.charAt(0).toUpperCase() + what.slice(1) + (/[.!?]$/.test(what) ? '' : '.');
  }

  /** @param {import('./clauses.js').ClauseGroup} group */
  function spokenGroup({ lead, join, clauses }) {
    const texts = clauses.map((clause) => clause.text);
    const last = texts.pop();
    return `${lead && `${lead} `}${texts.length ? `${texts.join(t.clauseGap)} ${join} ` : ''}${last}`;
  }

  /** @param {string} text */
  function speak(text) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (status.textContent !== text) status.textContent = text;
    }, SPEAK_AFTER);
  }

  return { element: h('div', { class: 'sentence-box' }, sentence, notes), status, update, speak };
}
