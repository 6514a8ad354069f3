// Builds what the browser gets from the modules in this folder and the output of wasm-bindgen.

import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { minify } from 'terser';
import { buildPackage } from './build/npm.mjs';
import { engine, minifyCss, styles } from './build/plugins.mjs';
import { split } from './build/streams.mjs';
import { wordingKeys } from './build/wording.mjs';

const HELP = `Usage: node www/build.mjs --generic DIR [--embedded DIR] [--out DIR] [--page DIR] [--version V] [--no-opt]

  --generic DIR   output of wasm-bindgen (--target web --omit-default-module-path) for the module
                  without a collection: one *_bg.wasm and its .js
  --embedded DIR  the same for the module that embeds a collection
  --out DIR       where dossier-explorer.js and npm/ are written (default: dist)
  --page DIR      where the parts of the stand-alone page are written (default: OUT/page)
  --version V     version of the npm package and of the page's maker's note (default: 0.0.0)
  --no-opt        leave the modules as they are (no wasm-opt)
  --help          this text

Writes
  OUT/dossier-explorer.js   one classic script with the embedded module (only with --embedded)
  OUT/npm/                  ES module package
  PAGE/page.html            the stand-alone page; {{lang}} {{title}} {{description}} {{pack}} are left to fill
  PAGE/page.js, page.css, module.streams.gz   its parts, for measuring
and prints the size of each, plain and after gzip -9. Fails when the shell of the page is over budget.`;

/** Bytes after gzip -9 that the page without a collection may weigh. */
const SHELL_BUDGET = 150_000;
const SCRIPT_BUDGET = 45_000;
/** Length of one data block: WebKit parses long ones in quadratic time. A multiple of 4, as base64 is. */
const BLOCK = 1 << 20;

const NOSCRIPT = 'This page searches and shows its articles with a program inside it (JavaScript and WebAssembly), which this browser does not run. Nothing would leave your computer.';
const FEATURES = ['--enable-bulk-memory', '--enable-mutable-globals', '--enable-multivalue', '--enable-nontrapping-float-to-int', '--enable-reference-types', '--enable-sign-ext', '--enable-simd'];
const OPTIMISE = [
  // As small as -Oz after gzip, and faster. Functions that differ in a constant become one.
  '-O4', '--flatten', '--rereloop', '-O3', '--converge', '--merge-similar-functions', '-O3',
  // What is large stays a function of its own, even with one caller: gzip finds more alike.
  '--flexible-inline-max-function-size=5', '--one-caller-inline-max-function-size=200',
  // What is alike stands together by its name.
  '--reorder-functions-by-name', '--strip-debug', '--strip-producers',
  // The first kilobyte of the memory is the end of the stack: no pointer leads there.
  '--low-memory-unused',
];
/** Shortens the names that module and glue know each other by, which end in sixteen random digits. */
const RENAME = ['--minify-imports-and-exports-and-modules'];

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const sha256 = (/** @type {string} */ text) => createHash('sha256').update(text).digest('base64');

async function main() {
  const { values } = parseArgs({
    options: {
      generic: { type: 'string' }, embedded: { type: 'string' }, out: { type: 'string', default: 'dist' }, page: { type: 'string' },
      version: { type: 'string', default: '0.0.0' }, 'no-opt': { type: 'boolean' }, help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(HELP);
  if (!values.generic) throw new Error('--generic is missing; see --help');
  const out = resolve(values.out);
  const page = resolve(values.page ?? join(out, 'page'));
  await mkdir(page, { recursive: true });
  await mkdir(out, { recursive: true });

  const generic = await bindings(values.generic, !values['no-opt']);
  const sizes = [];
  if (values.embedded) {
    const embedded = await bindings(values.embedded, !values['no-opt']);
    const script = await bundle('embed', engine({ glue: embedded.glue, module: packed(embedded.wasm).toString('base64') }));
    await writeFile(join(out, 'dossier-explorer.js'), script);
    sizes.push(['dossier-explorer.js (all in one)', script]);
  }
  const script = await bundle('page', engine({ glue: generic.glue }));
  const style = await minifyCss(await readFile(join(root, 'www/page.css'), 'utf8'));
  const module = packed(generic.wasm);
  const html = await fillTemplate({ script, style, module, version: values.version });
  await Promise.all([['page.js', script], ['page.css', style], ['module.streams.gz', module], ['page.html', html]]
    .map(([name, data]) => writeFile(join(page, String(name)), data)));
  await rm(join(out, 'npm'), { recursive: true, force: true });
  await buildPackage({ root, out: join(out, 'npm'), glue: generic.glue, wasm: generic.wasm, version: values.version });

  sizes.push(['page.js', script], ['page.css', style], ['module.wasm', generic.wasm]);
  for (const [name, data] of sizes) report(name, Buffer.byteLength(data), gzip(data).length);
  const frame = gzip(html.replace(blocks('module', module), '').replace(script, '').replace(style, '')).length;
  const scripts = gzip(script).length + gzip(style).length;
  const shell = frame + scripts + module.length;
  report('npm/*.js', ...await packageSize(join(out, 'npm')));
  console.log(`shell of the page after gzip -9: ${shell} of ${SHELL_BUDGET} bytes (HTML ${frame}, JS + CSS ${scripts} of ${SCRIPT_BUDGET}, module ${module.length})`);
  if (shell > SHELL_BUDGET || scripts > SCRIPT_BUDGET) throw new Error('the shell of the page is over budget');
}

/**
 * What `gzip -9` makes of it: 3 % smaller than what Node's own zlib does.
 * @param {string | Uint8Array} data
 */
function gzip(data) {
  const { status, stdout } = spawnSync('gzip', ['-9', '-n', '-c'], { input: data, maxBuffer: 1 << 28 });
  return status === 0 ? stdout : gzipSync(data, { level: 9 });
}

/**
 * A module as it stands in the page: its streams in gzip, by Zopfli, which searches for what `gzip -9` takes as
 * it comes.
 * @param {Uint8Array} wasm
 */
function packed(wasm) {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-'));
  try {
    const file = join(folder, 'module.streams');
    writeFileSync(file, split(wasm));
    const { status, stderr } = spawnSync('zopfli', [file]);
    if (status !== 0) throw new Error(`zopfli failed: ${stderr ?? 'it is not installed; ./build.sh installs it'}`);
    return readFileSync(`${file}.gz`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {boolean} optimise
 */
async function bindings(folder, optimise) {
  const names = await readdir(folder).catch(() => []);
  const wasm = names.find((name) => name.endsWith('_bg.wasm'));
  if (!wasm) throw new Error(`${relative('.', folder) || folder}: expected the output of wasm-bindgen, found no *_bg.wasm`);
  const [module, glue] = [join(folder, wasm), resolve(folder, wasm.replace('_bg.wasm', '.js'))];
  return optimise ? optimised(module, glue) : { glue, wasm: await readFile(module) };
}

/**
 * The module made smaller, and its glue with the names that it then has. The glue is in a folder that goes
 * when the program ends, with the scripts of ours that it brings.
 * @param {string} module
 * @param {string} glue
 */
async function optimised(module, glue) {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const [small, renamed] = [join(folder, 'module.wasm'), join(folder, 'glue.js')];
  // The one of npm, by path: others on PATH may be too old to read references.
  const wasmOpt = (/** @type {string[]} */ ...args) => promisify(execFile)(process.execPath, [join(root, 'node_modules/binaryen/bin/wasm-opt'), ...FEATURES, ...args, '-o', small], { maxBuffer: 1 << 26 });
  await wasmOpt(...OPTIMISE, module);
  const { stdout } = await wasmOpt(...RENAME, small);
  const { imports, exports } = JSON.parse(stdout);
  let text = await readFile(glue, 'utf8');
  for (const [from, name, to] of imports) text = text.replaceAll(`${name}:`, `${to}:`).replaceAll(JSON.stringify(from), '"a"');
  for (const [name, to] of exports) text = text.replace(new RegExp(`\\bwasm\\.${name}\\b`, 'g'), `wasm.${to}`);
  await writeFile(renamed, text);
  await cp(join(dirname(glue), 'snippets'), join(folder, 'snippets'), { recursive: true });
  return { glue: renamed, wasm: await readFile(small) };
}

/**
 * @param {'page' | 'embed'} entry
 * @param {esbuild.Plugin} plugin
 * @returns {Promise<string>} one classic script
 */
async function bundle(entry, plugin) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(root, `www/entry/${entry}.js`)], bundle: true, write: false, format: 'iife', minify: true, target: 'es2022',
    // A script on its own must not depend on what its host page says its encoding is.
    charset: entry === 'embed' ? 'ascii' : 'utf8',
    legalComments: 'none', plugins: [plugin, styles()], logLevel: 'warning',
  });
  // Together they leave 4 % less than either alone.
  const keys = new RegExp(`^(${(await wordingKeys(join(root, 'www'))).join('|')})$`);
  const { code } = await minify(outputFiles[0].text, {
    ecma: 2020, toplevel: true, mangle: { properties: { regex: keys, keep_quoted: 'strict' } }, compress: { passes: 3, unsafe_arrows: true, pure_getters: true }, format: { ascii_only: entry === 'embed' },
  });
  const text = (code ?? '').trim();
  if (/<\/script|<!--/i.test(text)) throw new Error(`${entry}: the script holds text that would end it inside a page`);
  return text;
}

/**
 * @param {object} parts
 * @param {string} parts.script
 * @param {string} parts.style
 * @param {Uint8Array} parts.module
 * @param {string} parts.version
 */
async function fillTemplate({ script, style, module, version }) {
  /** @type {Record<string, string>} */
  const values = {
    'script-hash': sha256(script), 'style-hash': sha256(style), generator: `Dossier ${version}`, noscript: NOSCRIPT, style, script, module: blocks('module', module),
  };
  const template = await readFile(join(root, 'www/page.html'), 'utf8');
  return template.replace(/\{\{([a-z-]+)\}\}/g, (whole, name) => values[name] ?? whole);
}

/**
 * Bytes as data blocks, which the page never executes.
 * @param {string} name
 * @param {Uint8Array} bytes
 */
function blocks(name, bytes) {
  const text = Buffer.from(bytes).toString('base64');
  const parts = text.match(new RegExp(`.{1,${BLOCK}}`, 'gs')) ?? [];
  return parts.map((part, index) => `<script type="application/octet-stream" data-dossier="${name}" data-part="${index}">${part}</script>`).join('\n');
}

/** @param {string} folder @returns {Promise<[number, number]>} */
async function packageSize(folder) {
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const texts = await Promise.all(scripts.map((name) => readFile(join(folder, name))));
  return [texts.reduce((sum, text) => sum + text.length, 0), texts.reduce((sum, text) => sum + gzip(text).length, 0)];
}

/**
 * @param {string} name
 * @param {number} plain
 * @param {number} packed
 */
function report(name, plain, packed) {
  console.log(`${name.padEnd(34)} ${String(plain).padStart(9)} bytes ${String(packed).padStart(9)} gz`);
}

main().catch((error) => {
  console.error(`www/build.mjs: ${error.message}`);
  process.exitCode = 1;
});
