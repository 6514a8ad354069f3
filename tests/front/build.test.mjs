// What build.mjs makes, from a module that is as small as a module can be.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { joined } from '../../www/streams.js';

const script = fileURLToPath(new URL('../../www/build.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dossier-build-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const run = (...options) => execFileSync(process.execPath, [script, ...options], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const read = (name) => readFileSync(join(folder, 'out', name), 'utf8');
const wasm = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

mkdirSync(join(folder, 'bindings'));
writeFileSync(join(folder, 'bindings/dossier_bg.wasm'), wasm);
writeFileSync(join(folder, 'bindings/dossier.js'), 'let count = 0; export class Explorer { static open() { count += 1; return count; } }\nexport default async function init() { return "unused way to start"; }\nexport function initSync() {}\n');
const said = run('--generic', join(folder, 'bindings'), '--embedded', join(folder, 'bindings'), '--out', join(folder, 'out'), '--version', '1.2.3', '--no-opt');
const page = read('page/page.html');

/** The module of base64 text. */
const moduleOf = (base64) => Buffer.from(joined(Uint8Array.from(gunzipSync(Buffer.from(base64, 'base64')))));

/** Text between `open` and the next `close`. */
const between = (text, open, close) => text.slice(text.indexOf(open) + open.length, text.indexOf(close, text.indexOf(open) + open.length));

test('the page leaves four places to fill, in the order that its README gives', () => {
  assert.deepEqual(page.match(/\{\{[a-z-]+\}\}/g), ['{{lang}}', '{{title}}', '{{description}}', '{{pack}}']);
  const readme = readFileSync(new URL('../../www/README.md', import.meta.url), 'utf8');
  assert.deepEqual([...readme.matchAll(/^\| `(\{\{[a-z]+\}\})`/gm)].map((match) => match[1]), ['{{lang}}', '{{title}}', '{{description}}', '{{pack}}']);
});

test('its policy names exactly the style and the script that are in it', () => {
  const policy = between(page, 'http-equiv="Content-Security-Policy" content="', '">');
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  assert.ok(policy.includes(`script-src ${hash(between(page, '<script>', '</script>'))} 'wasm-unsafe-eval'`));
  assert.ok(policy.includes(`style-src ${hash(between(page, '<style>', '</style>'))}`));
  assert.match(policy, /^default-src 'none';/);
  assert.equal(between(page, '<script>', '</script>'), read('page/page.js'));
});

test('it asks for nothing', () => {
  assert.doesNotMatch(page.replace(/<script>.*<\/script>/s, ''), /\b(src|href)="(?!data:,")/);
  assert.match(page, /<link rel="icon" href="data:,">/);
});

test('the module stands in it as data', () => {
  const block = between(page, '<script type="application/octet-stream" data-dossier="module" data-part="0">', '</script>');
  assert.equal(block.length % 4, 0);
  assert.deepEqual(moduleOf(block), wasm);
});

test('the one script is a classic one, with the module inside and nothing of it unused', () => {
  const text = read('dossier-explorer.js');
  assert.doesNotMatch(text, /\bimport\.meta\b|^export\b|unused way to start/m);
  new Function(text); // It parses as a script.
  const packed = /"(H4sI[A-Za-z0-9+/=]+)"/.exec(text);
  assert.deepEqual(moduleOf(packed?.[1] ?? ''), wasm);
});

test('the package has what it says', () => {
  const manifest = JSON.parse(read('npm/package.json'));
  assert.equal(manifest.version, '1.2.3');
  for (const [name, target] of Object.entries(manifest.exports)) {
    const files = typeof target === 'string' ? [target] : Object.values(target);
    if (typeof target === 'object') assert.equal(Object.keys(target)[0], 'types', `${name}: types come first`);
    for (const file of files) assert.ok(existsSync(join(folder, 'out/npm', file)), file);
  }
  assert.deepEqual(readFileSync(join(folder, 'out/npm/dossier.wasm')), wasm);
  // The address of the module is relative to the script that names it: that one must lie beside it.
  assert.ok(readdirSync(join(folder, 'out/npm')).some((name) => name.endsWith('.js') && read(`npm/${name}`).includes('new URL("./dossier.wasm", import.meta.url)')));
  for (const name of ['index.d.ts', 'element.d.ts', 'explorer.d.ts']) {
    for (const [, file] of read(`npm/${name}`).matchAll(/from '\.\/(\w+)\.js'/g)) {
      assert.ok(existsSync(join(folder, 'out/npm', `${file}.d.ts`)), `${name} needs ${file}.d.ts`);
    }
  }
});

test('sizes are told, and the way to call it', () => {
  assert.match(said, /shell of the page after gzip -9: \d+ of 150000 bytes \(HTML \d+, JS \+ CSS \d+ of 45000, module \d+\)/);
  const help = run('--help');
  const source = readFileSync(script, 'utf8');
  const options = between(source, 'options: {', '\n    },').matchAll(/'?([a-z-]+)'?: \{ type/g);
  for (const [, name] of options) assert.ok(help.includes(`--${name}`), `--help tells of --${name}`);
});

test('a folder without a module is refused by name', () => {
  assert.throws(() => run('--generic', join(folder, 'nothing')), /expected the output of wasm-bindgen, found no \*_bg\.wasm/);
  assert.throws(() => run(), /--generic is missing/);
});
