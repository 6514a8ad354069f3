// Result cards and the chronology.

export const css = `
.panel { outline-offset: 4px; }
.results-list > li + li { border-block-start: 1px solid var(--line); }
.card { padding-block: 1.25em 1.125em; position: relative; }
.card.current::before { content: ''; position: absolute; inset-block: 1.25em; inset-inline-start: -1em; inline-size: 3px; background: var(--accent); border-radius: 2px; }
.meta { display: flex; flex-wrap: wrap; gap: 0 0.75em; font-size: 0.8125em; color: var(--muted); margin-block-end: 0.25em; }
.meta > * + *::before { content: '·'; margin-inline-end: 0.75em; }
.date { font-variant-numeric: tabular-nums; }
.date.none { font-style: italic; }
.editorial { display: inline-block; font: italic 400 0.9231em/1.3 var(--serif); letter-spacing: 0; border-block-end: 1px dotted var(--edge); color: var(--muted); border-radius: 0; vertical-align: baseline; }
.editorial:hover, .when .date:hover { color: var(--accent); border-color: currentColor; }
.title { font-family: var(--serif); font-size: 1.3125em; font-weight: 700; line-height: 1.28; letter-spacing: -0.006em; text-wrap: balance; }
.title:lang(ur) { font-family: var(--urdu); line-height: 2; letter-spacing: 0; }
.title .editorial { font-size: 0.625em; }
.title-link { text-decoration: none; font: inherit; letter-spacing: inherit; border-radius: 0.125em; }
.title-link:hover { color: var(--accent); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
.byline { color: var(--muted); font-size: 0.875em; margin-block-start: 0.125em; }
.snippet { font-family: var(--serif); line-height: 1.55; margin-block-start: 0.5em; text-wrap: pretty; color: color-mix(in oklab, var(--ink) 88%, var(--paper)); }
.snippet.opens { cursor: pointer; }
.snippet.opens:hover mark { background: var(--accent); color: var(--on-accent); }
.snippet:lang(ur), .statement:lang(ur) { font-family: var(--urdu); line-height: 2.2; }
.related { margin-block-start: 0.5em; }
.related li { margin-block: 0.25em; }
.related .meta { margin: 0; }
.related .quiet { padding-inline: 0; }
.variants { margin-block-start: 0.5em; font-size: 0.875em; }
.variants summary { min-block-size: 1.75em; color: var(--muted); }
.names { display: flex; flex-wrap: wrap; gap: 0.125em 1em; margin-block-start: 0.5em; font-size: 0.875em; }
.name-button { color: var(--muted); min-block-size: 1.75em; }
.name-button:hover { color: var(--accent); text-decoration-color: currentColor; }
.nothing { padding-block: 2em; }
.nothing-title { font-family: var(--serif); font-size: 1.25em; margin-block: 0.75em 0.25em; }
.nothing ul { display: flex; flex-wrap: wrap; gap: 0.5em; margin-block: 0.75em 1em; }

.chronology > .muted { font-size: 0.875em; margin-block: 0.75em; }
.year { display: grid; grid-template-columns: 4.25em minmax(0, 1fr); border-block-start: 1px solid var(--line); padding-block: 0.5em; }
.chronology > .muted + .year { border: 0; }
.year-title { font-family: var(--serif); font-size: 1.3125em; font-weight: 700; line-height: 1.2; padding-block-start: 0.5em; position: sticky; inset-block-start: 0; align-self: start; font-variant-numeric: lining-nums; }
.entry { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.125em; padding-block: 0.625em; padding-inline: 1.375em 0; border-inline-start: 1px solid var(--line); margin-inline-start: 0.3125em; position: relative; }
.entry::before { content: ''; position: absolute; inset-inline-start: calc(-0.28125em - 0.5px); inset-block-start: 1.1em; inline-size: 0.5625em; block-size: 0.5625em; border-radius: 50%; background: var(--paper); border: 1.5px solid var(--bar); }
.entry.published::before { background: var(--bar); }
.when { font-size: 0.875em; color: var(--muted); line-height: 1.7; }
.when .date { color: var(--ink); font-weight: 600; min-block-size: 1.75em; text-decoration: underline dotted 1px var(--edge); text-underline-offset: 0.3em; }
.others { font-size: 0.875em; color: var(--muted); }
.others ul { padding: 0; list-style: none; }
.others li { padding-block: 0.25em; padding-inline-start: 0.75em; border-inline-start: 2px solid var(--line); font-family: var(--serif); color: var(--ink); }
.statement { font-family: var(--serif); line-height: 1.55; text-wrap: pretty; }
.in-article { font-size: 0.8125em; margin-block-start: 0.125em; }
.in-article .text-button { font-style: italic; font-family: var(--serif); font-size: 1.0769em; }
.entry.published .in-article { font-size: 1em; margin: 0; }
.entry.published .text-button { color: var(--ink); }
.entry .names { margin-block-start: 0.125em; font-size: 0.8125em; }
@container dossier (inline-size < 24em) { .year { grid-template-columns: minmax(0, 1fr); } }
@media (forced-colors: active) { .entry.published::before { background: CanvasText; } }

.connections > .muted::first-letter { text-transform: uppercase; }
.connections > .muted { font-size: 0.875em; margin-block: 0.75em; }
.drawing { font-size: 0.8125em; }
.graph { display: block; overflow: visible; }
.graph line { stroke: var(--bar); stroke-linecap: round; }
.graph .lit { stroke: var(--accent); stroke-opacity: 1; }
.graph:has(.lit) :is(line:not(.lit), .node:not(.near)) { opacity: 0.35; }
.graph path { --hue: 35; fill: light-dark(oklch(0.53 0.11 var(--hue)), oklch(0.75 0.09 var(--hue))); }
.graph [data-kind='organisation'] { --hue: 250; }
.graph [data-kind='place'] { --hue: 145; }
.graph [data-kind='programme'] { --hue: 300; }
.graph [data-kind='event'] { --hue: 85; }
.graph [data-kind='other'] { fill: var(--bar); }
.graph rect { fill: var(--paper); fill-opacity: 0.85; }
.graph text { fill: currentColor; direction: ltr; }
.chief { font-weight: 600; }
.node { cursor: pointer; }
.node:hover, .node:focus-visible { color: var(--accent); outline: none; }
.node:focus-visible rect { fill-opacity: 1; stroke: var(--accent); stroke-width: 2px; }
.legend { display: flex; flex-wrap: wrap; gap: 0 1.25em; margin-block: 0.75em 1.5em; font-size: 0.8125em; color: var(--muted); }
.legend .graph { display: inline; vertical-align: -0.125em; }
.pairs { font-size: 0.875em; }
.pairs table { inline-size: 100%; }
.pairs td:not(:last-child) { text-align: start; }
@media (forced-colors: active) { .graph line { stroke: GrayText; } .graph .lit { stroke: Highlight; } .graph path { fill: CanvasText; } }
`;
