// The npm package as those get it who install it: packed, unpacked, judged by the usual judges, bundled by
// Vite, and used without any bundler.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';

import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { build } from 'vite';

import { boxes, ownPack, quiet } from './host.mjs';
import { DIST, ROOT, folder, launch, only, serve, shows, watch } from './support.mjs';

const run = promisify(execFile);
const NAME = 'dossier-explorer';
const TYPES = { '.js': 'text/javascript', '.html': 'text/html', '.wasm': 'application/wasm' };
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
const same = only(['chromium'], 'no browser is asked');

/** A page with the element, and the number of articles that the engine counts without a page. */
const PAGE = (head) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>An app</title>${head}
<h1>An app</h1><dossier-explorer src="/own.dossier"></dossier-explorer><output></output></html>`;
const MAIN = `import 'dossier-explorer/element';
import { LoadError, load } from 'dossier-explorer';

const explorer = await load('/own.dossier');
const { total, of } = explorer.search({ query: 'heron' });
explorer.free();
const failure = await load(new Uint8Array([1, 2, 3])).catch((error) => error);
document.querySelector('output').textContent = \`\${total} of \${of}, \${failure instanceof LoadError && failure.kind}\`;
`;

describe('the npm package', () => {
  let browser;
  let place;
  let unpacked;
  let tarball;
  let packed;
  const cleared = [];
  before(async () => {
    browser = await launch();
    place = await folder({ after: (clear) => cleared.push(clear) });
    const { stdout } = await run('npm', ['pack', path.join(DIST, 'npm'), '--json', '--pack-destination', place, '--ignore-scripts'], { cwd: place });
    [packed] = Object.values(JSON.parse(stdout));
    tarball = path.join(place, packed.filename);
    unpacked = path.join(place, 'node_modules', NAME);
    await mkdir(unpacked, { recursive: true });
    await run('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
  });
  after(() => Promise.all([browser.close(), ...cleared.map((clear) => clear())]));

  test('has these files and no others', same, () => {
    assert.deepEqual(packed.files.map(({ path: file }) => file).sort(), [
      'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'custom-elements.json', 'dossier.wasm', 'element.d.ts', 'element.js',
      'explorer.d.ts', 'index.d.ts', 'index.js', 'package.json', 'types.d.ts',
    ]);
  });

  test('is as publint wants it', same, async () => {
    const { messages } = await publint({ pkgDir: unpacked, strict: true });
    assert.deepEqual(messages, []);
  });

  test('has types that are right, by arethetypeswrong', same, async () => {
    const found = await checkPackage(createPackageFromTarballData(await readFile(tarball)), { excludeEntrypoints: ['./dossier.wasm', './custom-elements.json', './package.json'] });
    assert.ok(found.types);
    // It is for browsers and ES modules: who calls require() gets what Node gives him.
    assert.deepEqual(found.problems.filter(({ kind, resolutionKind }) => !['node10', 'node16-cjs'].includes(resolutionKind) && kind !== 'CJSResolvesToESM'), []);
    for (const entry of ['.', './element']) {
      for (const way of ['node16-esm', 'bundler']) assert.ok(found.entrypoints[entry].resolutions[way].resolution.fileName.endsWith('.d.ts'), `${entry} ${way}`);
    }
  });

  test('can be used from TypeScript', same, async () => {
    await writeFile(path.join(place, 'use.ts'), `import { load, type Explorer } from 'dossier-explorer';
import { DossierExplorer } from 'dossier-explorer/element';
const explorer: Explorer = await load(new URL('https://example.org/a.dossier'));
const count: number = explorer.search({ query: 'x', limit: 1 }).total;
const element: DossierExplorer = document.createElement('dossier-explorer');
element.theme = 'dark';
element.addEventListener('dossier-select', ({ detail }) => { console.log(detail.id, count); });
// @ts-expect-error there is no such theme
element.theme = 'purple';
// @ts-expect-error a manifest is no title
element.addEventListener('dossier-ready', ({ detail }) => { const title: number = detail.title; return title; });
`);
    const args = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'es2022,dom', '--types', '', 'use.ts'];
    const { stdout } = await run(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), ...args], { cwd: place }).catch((error) => error);
    assert.equal(stdout, '');
  });

  /** Serves a folder with a pack beside it, and asks what the app does. */
  async function use(t, root, html, policy) {
    const files = await ownPack(t);
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      files[`/${path.relative(root, file).split(path.sep).join('/')}`] = { body: await readFile(file), type: TYPES[path.extname(file)] ?? 'application/octet-stream' };
    }
    files['/'] = { body: html ?? files['/index.html'].body, type: 'text/html; charset=utf-8' };
    files['/favicon.ico'] = { body: '<svg xmlns="http://www.w3.org/2000/svg"/>', type: 'image/svg+xml' };
    const origin = await serve(t, files, policy);
    const context = await browser.newContext({ locale: 'en-GB' });
    t.after(() => context.close());
    const page = await context.newPage();
    const watched = await watch(page);
    await page.goto(origin);
    await shows(page, ['a.txt', 'b.txt']);
    await boxes(page).fill('heron');
    await shows(page, ['a.txt']);
    await page.waitForFunction(() => document.querySelector('output').textContent !== '');
    assert.equal(await page.locator('output').textContent(), '1 of 2, pack');
    await quiet(watched);
    return files;
  }

  test('is bundled by Vite', async (t) => {
    const app = await folder(t);
    await writeFile(path.join(app, 'index.html'), PAGE('<script type="module" src="/main.js"></script>'));
    await writeFile(path.join(app, 'main.js'), MAIN);
    await mkdir(path.join(app, 'node_modules'));
    await symlink(unpacked, path.join(app, 'node_modules', NAME));
    await build({ root: app, configFile: false, logLevel: 'error', build: { target: 'es2022' } });
    const files = await use(t, path.join(app, 'dist'), null, POLICY);
    assert.equal(Object.keys(files).filter((name) => name.endsWith('.wasm')).length, 1, 'the module is a file of its own, once');
  });

  test('works without a bundler, by an import map', async (t) => {
    const map = JSON.stringify({ imports: { [NAME]: `/package/index.js`, [`${NAME}/element`]: '/package/element.js' } });
    const site = await folder(t);
    await cp(unpacked, path.join(site, 'package'), { recursive: true });
    await writeFile(path.join(site, 'main.js'), MAIN);
    // An import map is inline: the policy of such a site names its hash.
    const hash = createHash('sha256').update(map).digest('base64');
    const files = `<script type="importmap">${map}</script><script type="module" src="/main.js"></script>`;
    await use(t, site, PAGE(files), `default-src 'self'; script-src 'self' 'sha256-${hash}' 'wasm-unsafe-eval'`);
  });
});
