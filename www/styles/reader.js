// The article as a page to read, and the card of a name.

export const css = `
.reader, .entity-card { max-inline-size: 42em; }
.reader-bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25em 1.5em; font-size: 0.875em; position: sticky; inset-block-start: 0; z-index: 2; background: var(--paper); border-block-end: 1px solid var(--line); min-block-size: 3em; }
.back { display: inline-flex; align-items: center; gap: 0.375em; min-block-size: 2.25em; color: var(--muted); }
.back:hover { color: var(--accent); }
[dir='rtl'] .back .icon { transform: scaleX(-1); }
.versions { align-items: center; }
.versions label span:lang(ur) { line-height: 1.6; font-size: 1.0714em; }
.reader-tools { display: flex; align-items: center; gap: 0.25em; margin-inline-start: auto; }
.stepper { display: inline-flex; align-items: center; gap: 0.125em; }
.position { color: var(--muted); font-variant-numeric: tabular-nums; margin-inline-end: 0.375em; }
.reader-title { font-family: var(--serif); font-weight: 700; font-size: clamp(1.5em, 1.2em + 1.1cqi, 2.125em); line-height: 1.18; letter-spacing: -0.014em; text-wrap: balance; margin-block: 0.75em 0.375em; scroll-margin-block-start: 3em; }
.reader-title:focus { outline: none; }
.reader-title:focus-visible { outline: none; box-shadow: -0.5em 0 0 -0.375em var(--accent); }
.reader-title:lang(ur) { font-family: var(--urdu); line-height: 1.95; letter-spacing: 0; }
.reader-title .editorial { font-size: 0.4375em; }
.reader-byline { display: flex; flex-wrap: wrap; gap: 0 0.75em; font-size: 0.9375em; }
.reader-byline > * + *::before { content: '·'; margin-inline-end: 0.75em; }
.reader-byline .publisher, .reader-date { color: var(--muted); }
.across :is(.reader-byline, .reader-date), .card.across :is(.meta, .names) { justify-content: flex-end; }
.card.across .byline { text-align: end; }
.reader-date { font-size: 0.9375em; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75em; padding-block-end: 1em; border-block-end: 1px solid var(--line); margin-block-end: 1.25em; }
.reader-date summary { text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: 0.2em; list-style: none; min-block-size: 1.75em; }
.reader-date summary::-webkit-details-marker { display: none; }
.reader-date details[open] { flex-basis: 100%; }
.reader-date details p { font-family: var(--serif); max-inline-size: 36em; margin-block-start: 0.25em; }
.text { font-family: var(--serif); font-size: 1.125em; line-height: 1.64; hanging-punctuation: first last; }
.text p { margin-block-end: 0.875em; text-wrap: pretty; hyphens: manual; }
.text .heading { font-size: 1.0625em; font-weight: 700; line-height: 1.3; margin-block: 1.5em 0.375em; scroll-margin-block-start: 4em; }
.text:lang(ur), .text :lang(ur) { font-family: var(--urdu); line-height: 2.35; }
.text .heading:lang(ur) { line-height: 2.1; }
.text:lang(ur) p { margin-block-end: 0.625em; }
.text .name, .reader-title .name { cursor: pointer; border-radius: 0.125em; }
.text .name:hover, .reader-title .name:hover { color: var(--accent); text-decoration-color: currentColor; }
.reader-title .name { text-decoration-thickness: 1px; text-underline-offset: 0.16em; }
.dated { cursor: pointer; border-radius: 0.125em; background: radial-gradient(circle, color-mix(in oklab, var(--ink) 60%, transparent) 0.7px, transparent 1px) 0 100% / 4px 3px repeat-x; padding-block-end: 0.125em; }
.dated:hover, .dated:focus-visible { color: var(--accent); }
mark.current { background: var(--accent); color: var(--on-accent); }
@media (forced-colors: active) { .dated { background: none; text-decoration: underline dotted; } mark.current { outline: 2px solid Highlight; } }
.afterword { margin-block-start: 2em; padding-block: 1.25em 0.5em; border-block-start: 1px solid var(--line); display: grid; gap: 1.25em; font-size: 0.9375em; }
.about-author { font-family: var(--serif); font-style: italic; color: var(--muted); }
.about-author:dir(rtl) { font-style: normal; }
.label { font-weight: 600; font-size: 0.9375em; }
.omissions ul { display: grid; gap: 0.5em; margin-block-start: 0.75em; }
.omissions q { display: block; quotes: none; color: var(--muted); font-family: var(--serif); white-space: pre-line; max-block-size: 7em; overflow: auto; }
.omissions > .muted { margin-block-start: 0.25em; }
.reason { font-size: 0.8667em; font-weight: 600; }
.source { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.125em 1em; font-size: 0.875em; color: var(--muted); }

.card-kind { margin-block-start: 1.25em; color: var(--muted); font-size: 0.875em; }
.entity-card .reader-title { margin-block-start: 0.125em; }
.entity-card .description { font-family: var(--serif); font-size: 1.0625em; margin-block-end: 0.5em; }
.entity-card .tools { margin-block: 1em 1.5em; }
.entity-card section { margin-block-start: 1.5em; }
.aliases { display: grid; gap: 0.25em; margin-block-start: 0.375em; font-size: 0.9375em; }
.aliases li { display: flex; flex-wrap: wrap; gap: 0 0.5em; align-items: baseline; }
.alias { font-family: var(--serif); }
.as-written { font-size: 0.9375em; margin-block-end: 0.5em; }
:is(.aliases, .as-written) .reason { font-weight: 400; color: var(--muted); }
.spark { display: block; margin-block-start: 0.5em; inline-size: 100%; block-size: 1.75em; fill: var(--muted); border-block-end: 1px solid var(--line); }
.correct { margin-block-end: 1.5em; font-size: 0.9375em; color: var(--muted); }
.correct form { display: grid; gap: 0.5em; margin-block: 0.75em; }
.correct[open] > summary { color: var(--ink); }
.contexts > li { padding-block: 0.5em; border-block-end: 1px solid var(--line); }
.contexts .snippet { margin: 0; }

.note {
  position: fixed; inset: auto; margin: 0; padding: 0.75em 1em; max-inline-size: min(24em, calc(100vw - 1em)); max-block-size: 50vh; overflow: auto; color: var(--ink); background: var(--raised);
  border: 1px solid var(--edge); border-radius: 0.375em; box-shadow: 0 0.5em 1.75em rgb(0 0 0 / 0.14); font: 0.875em/1.5 var(--sans);
}
.note:focus { outline: none; border-color: var(--accent); }
.note-title { font-weight: 600; }
.note dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.125em 0.75em; }
.note dt { color: var(--muted); }
.app:lang(ur) .note { line-height: 2; }
`;
