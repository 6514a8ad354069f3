// The npm package.

import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { engine, styles } from './plugins.mjs';

/**
 * @param {object} options
 * @param {string} options.root of the repository
 * @param {string} options.out folder to write
 * @param {string} options.glue path of wasm-bindgen's JavaScript for the generic module
 * @param {Uint8Array} options.wasm the generic module
 * @param {string} options.version
 */
export async function buildPackage({ root, out, glue, wasm, version }) {
  await mkdir(out, { recursive: true });
  const script = (/** @type {string} */ name, /** @type {esbuild.Plugin[]} */ plugins) => esbuild.build({
    entryPoints: { [name]: join(root, `www/entry/npm-${name}.js`) }, outdir: out, bundle: true, format: 'esm', target: 'es2022', plugins, logLevel: 'warning',
  });
  await script('index', [engine({ glue })]);
  await script('element', [fromIndex, styles()]);
  await writeFile(join(out, 'dossier.wasm'), wasm);
  await copyFile(join(root, 'src/types.d.ts'), join(out, 'types.d.ts'));
  const explorer = await readFile(join(root, 'www/engine.d.ts'), 'utf8');
  await writeFile(join(out, 'explorer.d.ts'), explorer.slice(0, explorer.indexOf('/** One evaluation of the glue')).replace('../src/types.d.ts', './types.js'));
  for (const name of ['index.d.ts', 'element.d.ts', 'custom-elements.json', 'README.md']) await copyFile(join(root, 'www/npm', name), join(out, name));
  for (const name of ['LICENSE-MIT', 'LICENSE-APACHE']) await copyFile(join(root, name), join(out, name)).catch(() => {});
  await writeFile(join(out, 'package.json'), `${JSON.stringify(manifest(version), null, 2)}\n`);
}

/**
 * What both scripts need is in `index.js`, once: with a third file for it, whoever asks the explorer without the
 * element would wait for two files, one after the other.
 * @type {esbuild.Plugin}
 */
const fromIndex = {
  name: 'from-index',
  setup(build) {
    build.onResolve({ filter: /(^|\/)(loader|runtime)\.js$/ }, () => ({ path: './index.js', external: true }));
  },
};

/** @param {string} version */
function manifest(version) {
  return {
    name: 'dossier-explorer',
    version,
    description: 'Explore a collection of articles in the browser: search, names, dates, reading. No server.',
    license: 'MIT OR Apache-2.0',
    type: 'module',
    types: './index.d.ts',
    customElements: './custom-elements.json',
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './element': { types: './element.d.ts', default: './element.js' },
      './dossier.wasm': './dossier.wasm',
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    sideEffects: ['./element.js'],
    files: ['*.js', '*.d.ts', 'dossier.wasm', 'custom-elements.json', 'LICENSE-*'],
  };
}
