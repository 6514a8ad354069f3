// Where things stand: one column, then filters beside the list, then the reader as a third.

export const css = `
.page { position: relative; padding: clamp(1em, 3cqi, 2.25em) clamp(1em, 4cqi, 3em) 3em; max-inline-size: 120em; margin-inline: auto; }
.masthead { border-block-end: 1px solid var(--ink); padding-block-end: 0.875em; margin-block-end: 1em; position: relative; }
.masthead::after { content: ''; position: absolute; inset-inline: 0; inset-block-end: -4px; border-block-end: 1px solid var(--line); }
.masthead-title { display: flex; align-items: flex-start; justify-content: space-between; gap: 1em; }
.collection { font-family: var(--serif); font-weight: 700; font-size: clamp(1.625em, 1.1em + 1.9cqi, 2.625em); line-height: 1.12; letter-spacing: -0.015em; text-wrap: balance; }
.masthead .description { font-family: var(--serif); color: var(--muted); font-size: 1.0625em; margin-block-start: 0.375em; max-inline-size: 60em; text-wrap: pretty; }
/* A Latin title keeps to the side where the eye looks for it in a page that runs from the right. */
.app:dir(rtl) .masthead :dir(ltr) { text-align: end; }
.masthead p:dir(ltr) { line-height: 1.5; }
.actions { display: flex; gap: 0.25em; flex: none; }

.ask { display: flex; gap: 0.75em; align-items: stretch; max-inline-size: 46em; }
.sentence-box { margin-block: 0.75em 1em; min-block-size: 2em; }
.sentence { font-family: var(--serif); font-size: 1.125em; line-height: 1.7; text-wrap: pretty; }
.sentence strong { font-weight: 700; }
.held { white-space: nowrap; }
.held .clause { white-space: normal; }
.app:lang(ur) .sentence { line-height: 2.1; }
.notes { color: var(--muted); font-size: 0.875em; margin-block-start: 0.25em; }

.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2em clamp(1.5em, 3cqi, 3em); align-items: start; margin-block-start: 1.25em; }
.side { display: none; font-size: 0.875em; }
.middle { container: middle / inline-size; min-inline-size: 0; }
.middle > *, .pairs { max-inline-size: 46em; }
.middle:has(> :not([hidden]) > .connections) > * { max-inline-size: none; }
.toolbar { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1em; border-block-end: 1px solid var(--line); margin-block-end: 0.25em; }
.spacer { flex: 1; }
@container middle (inline-size < 34em) {
  .toolbar { border: 0; }
  .toolbar .tabs { flex-basis: 100%; border-block-end: 1px solid var(--line); }
}
.files { display: flex; align-items: center; color: var(--muted); font-size: 0.875em; }
.files .quiet { font-size: 1em; min-inline-size: 1.75em; }
.main, .aside { min-inline-size: 0; }
.when-beside { display: none; }

@container dossier (inline-size >= 45em) {
  .side { display: block; }
  .filters-button { display: none !important; }
  .columns { grid-template-columns: minmax(12em, 14.5em) minmax(0, 1fr); }
}
@container dossier (inline-size < 68em) {
  .reading .ask, .reading .sentence-box, .reading .timeline, .reading .columns, .reading .masthead .description { display: none; }
  .reading .masthead { margin-block-end: 0.25em; padding-block-end: 0.5em; }
  .reading .collection { font-size: 1.125em; }
}
@container dossier (inline-size >= 68em) {
  .page.reading { max-inline-size: none; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, clamp(30em, 44cqi, 46em)); gap: clamp(1.5em, 2.5cqi, 2.5em); padding-block-end: 0; align-items: start; }
  .reading .main { padding-block-end: 3em; }
  .reading .aside {
    position: sticky; inset-block-start: 0; block-size: 100vh; overflow: auto; overscroll-behavior: contain; margin-block-start: calc(-1 * clamp(1em, 3cqi, 2.25em));
    margin-inline-end: calc(-1 * clamp(1em, 4cqi, 3em)); padding-inline: clamp(1.5em, 3cqi, 3em); padding-block-end: 3em; background: var(--sheet); border-inline-start: 1px solid var(--line); scrollbar-width: thin; scrollbar-color: var(--line) transparent;
  }
  .reading .reader-bar { background: var(--sheet); padding-block-start: 0.5em; }
  .reading .columns { grid-template-columns: minmax(9em, 13em) minmax(0, 1fr); gap: 1.75em; }
  .reading .when-alone { display: none; }
  .reading .when-beside { display: contents; }
}

.sheet {
  color: var(--ink); background: var(--paper); border: 0; padding: 0; margin: auto 0 0; font-size: 0.9375em;
  inline-size: 100%; max-inline-size: 100%; block-size: 85vh; max-block-size: 85vh; border-start-start-radius: 0.875em; border-start-end-radius: 0.875em;
  box-shadow: 0 -0.5em 2em rgb(0 0 0 / 0.2);
}
.sheet[open] { display: flex; flex-direction: column; }
.sheet::backdrop { background: rgb(0 0 0 / 0.4); }
.sheet-head { display: flex; justify-content: space-between; align-items: center; padding: 0.75em 1em; border-block-end: 1px solid var(--line); font-size: 1.0625em; }
.sheet-body { flex: 1; overflow: auto; padding: 0.5em 1em 1em; overscroll-behavior: contain; }
.sheet .primary { margin: 0.75em 1em 1em; justify-content: center; }
@media (prefers-reduced-motion: no-preference) {
  .sheet[open] { animation: rise 0.18s ease-out; }
  @keyframes rise { from { transform: translateY(2em); opacity: 0; } }
}

.help { color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 0.375em; padding: 0; margin: auto; max-inline-size: min(30em, calc(100vw - 2em)); }
.help::backdrop { background: rgb(0 0 0 / 0.4); }
.help dl { display: grid; gap: 0.5em; padding: 1em; }
.help dl > div { display: grid; grid-template-columns: 8.5em minmax(0, 1fr); gap: 0.75em; }
kbd { font: inherit; border: 1px solid var(--edge); border-radius: 0.25em; padding: 0 0.375em; margin-inline-end: 0.25em; }

.toast {
  position: sticky; inset-block-end: 1em; inline-size: fit-content; max-inline-size: 100%; margin: 1em auto 0; padding: 0.5em 1em;
  background: var(--ink); color: var(--paper); border-radius: 0.375em; font-size: 0.875em; z-index: 5;
}
.copy-by-hand { display: block; inline-size: 28em; max-inline-size: 100%; block-size: 5em; margin-block-start: 0.5em; color: var(--ink); background: var(--paper); border: 0; padding: 0.5em; }

.failure { padding: 2em clamp(1em, 4cqi, 3em); max-inline-size: 44em; border-inline-start: 3px solid var(--accent); margin: 1em; }
.failure p { margin-block-end: 0.75em; }
.failure-title { font-family: var(--serif); font-size: 1.375em; font-weight: 700; }
.failure code { display: inline-block; background: var(--wash); padding: 0.25em 0.5em; border-radius: 0.25em; user-select: all; }

/* What loads at once should not flicker. */
.skeleton { animation: appear 0s 0.2s both; }
@keyframes appear { from { visibility: hidden; } }
.bone { background: var(--line); border-radius: 0.25em; opacity: 0.55; }
.bone-title { block-size: 3em; inline-size: 45%; margin-block-end: 2.75em; }
.bone-search { block-size: 2.75em; max-inline-size: 46em; }
.bone-line { block-size: 1.25em; inline-size: 12em; margin-block: 1.25em 1.75em; }
.bone-timeline { block-size: 8em; }
.bone-block { block-size: 30em; }
.bone-card { block-size: 9em; margin-block-end: 1.5em; }
@media (prefers-reduced-motion: no-preference) {
  .bone { animation: breathe 1.6s ease-in-out 0.3s infinite alternate; }
  @keyframes breathe { to { opacity: 0.25; } }
}

@media print {
  .ask, .timeline, .side, .toolbar, .actions, .reader-bar, .tools, .after, .toast { display: none !important; }
  .page { padding: 0; }
  .columns, .page.reading { display: block !important; }
  .reading .columns { display: none !important; }
  .reading .aside { position: static; block-size: auto; overflow: visible; border: 0; margin: 0; padding: 0; background: none; }
}
`;
