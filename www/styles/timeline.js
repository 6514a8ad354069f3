// The histogram and the two handles below it.

export const css = `
.timeline { position: relative; --thumb: 1.75em; border-block: 1px solid var(--line); padding-block: 0.625em 0.5em; font-size: 0.875em; }
.timeline-head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25em 1.25em; min-block-size: 2.25em; padding-inline-end: 7em; }
.timeline-body { display: flex; gap: 1.5em; align-items: flex-start; min-block-size: 6.75em; padding-block-start: 0.25em; }
.plot { flex: 1; min-inline-size: 0; }
.bars { display: flex; align-items: flex-end; block-size: 4em; cursor: crosshair; touch-action: pan-y; user-select: none; }
.bar { position: relative; flex: 1; min-inline-size: 0; block-size: 100%; display: flex; flex-direction: column; justify-content: flex-end; padding-inline: min(1px, 8%); }
.bar > div { min-block-size: 2px; max-inline-size: 2em; inline-size: 100%; margin-inline: auto; }
.bar::after { content: ''; position: absolute; inset-inline: 0; inset-block-end: 0; margin-inline: auto; inline-size: min(40%, 0.75em); block-size: calc(var(--preview, 0) * 100%); background: var(--ink); }
.exact { background: var(--bar); }
.broad { background: color-mix(in oklab, var(--bar) 38%, transparent); }
.bar:hover { background: var(--wash); }
.bar:hover .exact { background: var(--accent); }
.bar:hover .broad { background: color-mix(in oklab, var(--accent) 42%, transparent); }
.bar.outside > div { opacity: 0.32; }
.ranges { position: relative; block-size: 1.75em; margin-block-start: -0.875em; margin-inline: calc(var(--thumb) / -2); --from: 0; --to: 1; --knob: var(--edge); pointer-events: none; }
.ranges.chosen, .ranges:hover, .ranges:focus-within { --knob: var(--accent); }
.track { position: absolute; inset-inline: calc(var(--thumb) / 2); inset-block-start: calc(50% - 0.5px); block-size: 1px; background: var(--edge); }
.track::after {
  content: ''; position: absolute; inset-block: -1px; background: var(--accent); opacity: 0;
  inset-inline: calc(var(--from) * 100%) calc((1 - var(--to)) * 100%);
}
.ranges.chosen .track::after { opacity: 1; }
.range { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; appearance: none; background: none; pointer-events: none; }
.range:focus-visible { outline: none; }
.range::-webkit-slider-runnable-track { background: none; }
.range::-moz-range-track { background: none; }
.range::-webkit-slider-thumb {
  appearance: none; pointer-events: auto; inline-size: var(--thumb); block-size: 1.75em; cursor: ew-resize; border: 0; background: radial-gradient(circle closest-side, var(--knob) 0 0.375em, transparent calc(0.375em + 0.5px));
}
.range::-moz-range-thumb {
  appearance: none; pointer-events: auto; inline-size: var(--thumb); block-size: 1.75em; cursor: ew-resize; border: 0; border-radius: 0; background: radial-gradient(circle closest-side, var(--knob) 0 0.375em, transparent calc(0.375em + 0.5px));
}
.range:focus-visible::-webkit-slider-thumb { outline: 2px solid var(--accent); border-radius: 50%; }
.range:focus-visible::-moz-range-thumb { outline: 2px solid var(--accent); border-radius: 50%; }
.range:disabled { visibility: hidden; }
.axis { position: relative; block-size: 1.5em; margin-block-start: -0.25em; color: var(--muted); font-size: 0.9286em; white-space: nowrap; overflow: hidden; }
.axis span { position: absolute; transform: translateX(-50%); }
.axis:where(:dir(rtl)) span { transform: translateX(50%); }
.axis .early { inset-inline-start: 0 !important; transform: none; }
.axis .late { inset-inline: auto 0 !important; transform: none; }
@container dossier (inline-size < 45em) {
  .axis:has(> :nth-child(4)) span:nth-child(even) { display: none; }
  .axis .first { inset-inline-start: 0 !important; transform: none; }
  .axis:lang(ur) .first { display: none; }
  .axis .last { inset-inline: auto 0 !important; transform: none; }
}
.undated { display: flex; flex-direction: column; justify-content: flex-end; align-items: center; gap: 0.125em; block-size: 6.25em; padding: 0 0 0.125em; padding-inline-end: 0.75em; color: var(--muted); text-align: center; border-radius: 0; min-inline-size: 4.5em; }
.undated-count { font-family: var(--serif); font-size: 1.5714em; line-height: 1.2; color: var(--ink); }
.undated:hover:not(:disabled), .undated[aria-pressed='true'], .undated[aria-pressed='true'] .undated-count { color: var(--accent); }
.undated[aria-pressed='true'] { font-weight: 600; box-shadow: inset 0 -2px var(--accent); }
.undated:disabled .undated-count { color: var(--muted); }
.beyond:hover { color: var(--accent); }
.check { display: inline-flex; align-items: center; gap: 0.375em; color: var(--muted); cursor: pointer; min-block-size: 1.75em; }
.check:hover { color: var(--ink); }
.beyond { padding: 0; font: inherit; text-align: center; display: flex; flex-direction: column; justify-content: flex-end; align-items: center; block-size: 6.625em; color: var(--muted); font-size: 0.9286em; flex: none; }
.beyond:has(+ .plot) { margin-inline-end: -0.75em; }
.plot + .beyond { margin-inline-start: -0.75em; }
.timeline-table > summary { position: absolute; inset-block-start: 0.75em; inset-inline-end: 0; min-block-size: 2em; line-height: 2em; font-size: 0.9286em; }
.table-box { max-block-size: 16em; overflow: auto; margin-block-start: 0.25em; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25em 1.5em 0.25em 0; text-align: start; font-weight: 400; border-block-end: 1px solid var(--line); }
thead th { color: var(--muted); }
td, th[scope='col']:not(:first-child) { text-align: end; }
@media (forced-colors: active) {
  .exact, .broad { forced-color-adjust: none; background: CanvasText; }
  .broad { opacity: 0.45; }
  .track, .track::after { forced-color-adjust: none; background: CanvasText; }
  .track::after { background: Highlight; }
  .range::-webkit-slider-thumb { forced-color-adjust: none; background: radial-gradient(circle closest-side, Highlight 0 0.375em, transparent calc(0.375em + 0.5px)); }
}
`;
