// What is pressed, typed into and ticked. Quiet until touched: lines and words, no boxes where none is
// needed.

export const css = `
.search { position: relative; flex: 1; display: flex; align-items: center; }
.search > .icon { position: absolute; inset-inline-start: 0.875em; color: var(--muted); pointer-events: none; }
.search-input {
  inline-size: 100%; min-block-size: 2.75em; padding: 0.375em 2.75em; border: 1px solid var(--edge); border-radius: 0.375em; background: var(--raised);
  appearance: none; text-overflow: ellipsis;
}
.search-input:focus-visible { outline-offset: -1px; border-color: var(--accent); }
.search-input::placeholder, .facet-find::placeholder { color: var(--muted); opacity: 1; }
.search-input::-webkit-search-cancel-button, .facet-find::-webkit-search-cancel-button { display: none; }
.search .clear { position: absolute; inset-inline-end: 0.375em; }
.suggestions {
  position: absolute; z-index: 10; inset-block-start: calc(100% + 0.25em); inset-inline: 0; padding: 0.25em; background: var(--raised); border: 1px solid var(--line);
  border-radius: 0.375em; box-shadow: 0 0.5em 1.75em rgb(0 0 0 / 0.14); max-block-size: 22em; overflow: auto;
}
.suggestions li { display: flex; align-items: baseline; gap: 0.75em; padding: 0.375em 0.625em; border-radius: 0.25em; cursor: pointer; }
.suggestions li:hover { background: var(--wash); }
.suggestions li[aria-selected='true'] { background: var(--wash); box-shadow: inset 2px 0 var(--accent); }
.suggestion-text { min-inline-size: 0; }
.suggestion-text mark { background: none; font-weight: 700; }
.suggestion-kind { color: var(--muted); font-size: 0.8125em; }
@media (forced-colors: active) { .suggestions li[aria-selected='true'] { outline: 2px solid Highlight; } }

.icon-button { display: inline-grid; place-items: center; inline-size: 2em; block-size: 2em; color: var(--muted); flex: none; }
.icon-button:hover, .icon-button[aria-pressed='true'] { color: var(--accent); background: var(--wash); }
.quiet { color: var(--muted); font: 0.875em/1.5 var(--sans); text-decoration: underline; text-underline-offset: 0.2em; text-decoration-color: var(--line); padding: 0.125em 0.375em; min-block-size: 1.75em; }
.quiet:hover { color: var(--accent); text-decoration-color: currentColor; }
.sentence .quiet { margin-inline-start: 0.5em; }
.clause { display: inline; padding: 0.0625em 0.375em 0.0625em 0.4375em; margin-inline: -0.0625em; color: var(--accent); background: var(--wash); border-radius: 0.25em; font: inherit; text-align: start; }
.clause .icon { inline-size: 0.6875em; block-size: 0.6875em; margin-inline-start: 0.3125em; vertical-align: 0; opacity: 0.6; }
.clause:hover, .clause:focus-visible { text-decoration: line-through; }
.clause:hover .icon { opacity: 1; }
.filters-button { display: inline-flex; align-items: center; gap: 0.5em; padding-inline: 0.875em; border: 1px solid var(--edge); border-radius: 0.375em; background: var(--raised); white-space: nowrap; }
.primary { display: flex; min-block-size: 2.75em; align-items: center; padding-inline: 1em; background: var(--accent); color: var(--on-accent); border-radius: 0.375em; font-weight: 600; }
.tools { display: flex; flex-wrap: wrap; gap: 0.5em; }
.tool, .more, .offer { display: inline-flex; align-items: center; gap: 0.5em; min-block-size: 2.25em; padding: 0.25em 0.875em; border: 1px solid var(--line); border-radius: 0.375em; background: var(--raised); font-size: 0.875em; }
.tool:hover, .more:hover, .offer:hover { border-color: var(--accent); color: var(--accent); }
.tool[aria-pressed='true'] { background: var(--wash); border-color: var(--accent); color: var(--accent); }
.more { margin-block-start: 1.25em; }
.text-button { color: var(--muted); min-block-size: 1.75em; }
.text-button:hover { color: var(--accent); text-decoration: underline; text-underline-offset: 0.2em; }

.segmented { display: inline-flex; flex-wrap: wrap; gap: 0 1.25em; }
.facets .segmented { column-gap: 0.75em; }
.segmented label { position: relative; cursor: pointer; white-space: nowrap; color: var(--muted); padding-block: 0.25em; min-block-size: 1.75em; }
.segmented label:hover { color: var(--ink); }
.segmented input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; inline-size: 100%; block-size: 100%; }
.segmented label:has(:checked) { color: var(--ink); font-weight: 600; box-shadow: inset 0 -2px var(--accent); }
.segmented label:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 0.125em; }
@media (forced-colors: active) { .segmented label:has(:checked) { border-block-end: 2px solid Highlight; } }

.tabs { display: flex; gap: 1.5em; }
.tab { padding: 0.5em 0; color: var(--muted); border-radius: 0; }
.tab:hover { color: var(--ink); }
.tab[aria-selected='true'] { color: var(--ink); font-weight: 600; box-shadow: inset 0 -2px var(--accent); }
@media (forced-colors: active) { .tab[aria-selected='true'] { border-block-end: 2px solid Highlight; } }
.sort { border: 0; background: transparent; color: var(--muted); font-size: 0.875em; min-block-size: 2em; padding: 0 0.25em; border-radius: 0.25em; cursor: pointer; max-inline-size: 11em; }
.sort:hover { color: var(--accent); }
.sort option { color: var(--ink); background: var(--raised); }

.facet-group, .match { margin-block-end: 1.75em; }
.facet-group { margin-block-start: 1em; }
.facet-group summary, .match legend { color: var(--ink); font-weight: 600; margin-block-end: 0.375em; }
.facet-group summary { inline-size: auto; min-block-size: 1.75em; }
.sheet .facet-group { margin-block: 0.5em; }
.sheet .facet-group summary { min-block-size: 2.5em; line-height: 2.5em; }
.facet-group summary .kind { text-underline-offset: 0.3em; }
.match { background: var(--wash); border-radius: 0.375em; padding: 0.625em 0.75em; }
.match legend { float: inline-start; inline-size: 100%; }
.match label { display: flex; align-items: center; gap: 0.5em; min-block-size: 1.875em; clear: both; cursor: pointer; }
input[type='checkbox'], input[type='radio'] { accent-color: var(--accent); inline-size: 1.0625em; block-size: 1.0625em; margin: 0; flex: none; }
.facet-find { inline-size: 100%; min-block-size: 2.125em; padding: 0.125em 0.5em; margin-block-end: 0.25em; border: 0; border-block-end: 1px solid var(--edge); border-radius: 0; background: transparent; appearance: none; }
.facet { display: flex; align-items: center; border-radius: 0.25em; margin-inline: -0.375em; }
.facet label { display: flex; align-items: center; gap: 0.5625em; flex: 1; min-inline-size: 0; min-block-size: 2.125em; padding-inline: 0.375em; cursor: pointer; }
.facet-name { min-inline-size: 0; line-height: 1.3; padding-block: 0.25em; }
.facet .count, .suggestion-kind { margin-inline-start: auto; }
.facet:not(:has(.exclude)) label { padding-inline-end: 2.25em; }
.facet:hover { background: var(--wash); }
.facet:has(:checked) .facet-name { font-weight: 600; }
.facet[data-zero] .facet-name, .facet[data-zero] .count { opacity: 0.75; }
.facet.out .facet-name { text-decoration: line-through; color: var(--muted); }
.facet .exclude { inline-size: 1.875em; block-size: 1.875em; }
@media (hover: hover) {
  .facet .exclude { opacity: 0; }
  .facet:hover .exclude, .facet .exclude:focus-visible, .facet:focus-within .exclude, .facet .exclude[aria-pressed='true'] { opacity: 1; }
}
.sheet .facet label { min-block-size: 2.75em; }
.sheet .facet .exclude { inline-size: 2.5em; block-size: 2.5em; opacity: 1; }
`;
