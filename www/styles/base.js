// Colour roles, faces and sizes; what the host page's own style must not reach.

export const css = `
:host { display: block !important; contain: content; }
:host([hidden]) { display: none !important; }

.app {
  all: initial;
  color-scheme: inherit;
  display: block;
  container: dossier / inline-size;

  --paper: var(--dossier-paper, light-dark(#fdfcf9, #171614));
  --sheet: var(--dossier-sheet, light-dark(#ffffff, #1c1b18));
  --raised: var(--dossier-raised, light-dark(#ffffff, #201e1b));
  --ink: var(--dossier-ink, light-dark(#1d1b18, #e9e5dc));
  --muted: var(--dossier-muted, light-dark(#655f55, #aaa396));
  --line: var(--dossier-line, light-dark(#e2dcd0, #37332c));
  --edge: light-dark(#8d8678, #7d766a);
  --accent: var(--dossier-accent, light-dark(#9c2b1d, #f2a08d));
  --on-accent: light-dark(#ffffff, #2a0f09);
  --wash: color-mix(in oklab, var(--accent) 9%, transparent);
  --mark: color-mix(in oklab, var(--accent) 17%, transparent);
  --bar: light-dark(#6d665b, #a39c8f);
  --serif: var(--dossier-serif, 'Iowan Old Style', 'Charter', 'Source Serif 4', 'Noto Serif', Georgia, 'Times New Roman', serif);
  --sans: var(--dossier-sans, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Helvetica Neue', Arial, sans-serif);
  --urdu: 'Noto Nastaliq Urdu', 'Jameel Noori Nastaleeq', 'Noto Naskh Arabic', 'Geeza Pro', serif;

  background: var(--paper);
  color: var(--ink);
  font: 400 var(--dossier-font-size, medium) / 1.5 var(--sans);
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
  overflow-wrap: break-word;
}
.app[data-theme='light'] { color-scheme: light; }
.app[data-theme='dark'] { color-scheme: dark; }
.app.standalone { min-block-size: 100vh; }

*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
p, h1, h2, h3, h4, ul, ol, dl, dd, fieldset, q { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
h1, h2, h3, h4 { font: inherit; }
ul, ol { list-style: none; }
/* Some browsers have what an item holds keep to the side of the list, in whichever direction it runs. */
li { text-align: start; }
legend { padding: 0; }
button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
button { background: none; border: 0; padding: 0; text-align: start; cursor: pointer; border-radius: 0.25em; }
button:disabled { cursor: default; }
a { color: inherit; }
code { font: 0.875em / 1.5 ui-monospace, 'Noto Sans Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; border-radius: 0.15em; padding-inline: 0.1em; margin-inline: -0.1em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
summary { cursor: pointer; color: var(--muted); border-radius: 0.25em; inline-size: fit-content; }
summary:hover { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

/* Urdu reads best in Nastaliq, which needs room. In the interface the Latin face comes first, so that
   foreign names and figures keep it; system faces that bring an Arabic of their own are left out. */
[lang|='ur'] {
  --serif: 'Iowan Old Style', 'Charter', 'Source Serif 4', 'Noto Serif', Georgia, var(--urdu);
  --sans: 'Noto Sans', Roboto, 'Helvetica Neue', var(--urdu);
  font-family: var(--sans); line-height: 2; letter-spacing: 0;
}

.icon { inline-size: 1em; block-size: 1em; fill: none; stroke: currentColor; stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; flex: none; vertical-align: -0.125em; }
.unseen, .skip:not(:focus-visible) { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.count, .axis, .undated-count { line-height: 1.5; }
.muted { color: var(--muted); }
.count { color: var(--muted); font-variant-numeric: tabular-nums; font-size: 0.875em; }

/* Kinds of names: told apart by the line under them, not by colour. */
.kind { text-decoration: underline; text-decoration-color: color-mix(in oklab, var(--ink) 45%, transparent); text-decoration-thickness: 1px; text-underline-offset: 0.22em; text-decoration-skip-ink: none; }
.kind[data-kind='organisation'] { text-decoration-style: double; }
.kind[data-kind='place'] { text-decoration-style: dashed; }
.kind[data-kind='programme'] { text-decoration-thickness: 3px; text-decoration-color: color-mix(in oklab, var(--ink) 22%, transparent); }
.kind[data-kind='event'] { text-decoration-style: dashed; text-decoration-thickness: 3px; text-decoration-color: color-mix(in oklab, var(--ink) 22%, transparent); }
.kind[data-kind='other'] { text-decoration-color: color-mix(in oklab, var(--ink) 20%, transparent); }
.kind:not([data-kind]) { text-decoration: none; }
:lang(ur) .kind, .kind:lang(ur) { text-underline-offset: 0.45em; }

@media (forced-colors: active) {
  mark { background: Mark; color: MarkText; }
  .kind { text-decoration-color: currentColor; }
  .icon { stroke: currentColor; }
}
@media (prefers-reduced-motion: no-preference) {
  button, .card, .facet, .bar > div { transition: color 0.12s, background-color 0.12s, opacity 0.12s, border-color 0.12s; }
}
`;
