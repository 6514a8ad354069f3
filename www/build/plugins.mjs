// What the bundler is taught: the made-up modules of entry/virtual.d.ts, and style sheets in strings.

import { readFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';

/**
 * `dossier:glue` and `dossier:module`.
 * @param {{ glue: string, module?: string }} paths the JavaScript of wasm-bindgen; base64 text of the module
 * @returns {esbuild.Plugin}
 */
export function engine({ glue, module }) {
  return {
    name: 'engine',
    setup(build) {
      build.onResolve({ filter: /^dossier:/ }, ({ path }) => ({ path, namespace: 'dossier' }));
      build.onLoad({ filter: /^dossier:glue$/, namespace: 'dossier' }, async () => ({ contents: await glueFactory(glue), loader: 'js' }));
      build.onLoad({ filter: /^dossier:module$/, namespace: 'dossier' }, () => ({ contents: `export default ${JSON.stringify(module ?? '')};`, loader: 'js' }));
    },
  };
}

/**
 * The glue keeps its one instance in variables of its module; as a function it can be evaluated again,
 * which is the only way to a fresh instance after a panic.
 * @param {string} path
 */
async function glueFactory(path) {
  const { outputFiles } = await esbuild.build({
    // Only what is used: the glue brings a second way to start, which can fetch the module.
    stdin: { contents: `export { initSync, Explorer } from ${JSON.stringify(path)};`, resolveDir: '/' },
    bundle: true, write: false, format: 'esm', target: 'es2022',
  });
  // Smaller than the form that the bundler has for this, which brings helpers of its own.
  const [, body, names] = /^(.*)\nexport \{(.*)\};\s*$/s.exec(outputFiles[0].text) ?? [];
  if (!names) throw new Error(`${path}: expected exports at its end`);
  return `export default function glue() {\n${body}\nreturn {${names.replace(/(\w+) as (\w+)/g, '$2: $1')}};\n}`;
}

/**
 * Style sheets stand in template strings, which the bundler does not look into.
 * @returns {esbuild.Plugin}
 */
export function styles() {
  return {
    name: 'styles',
    setup(build) {
      build.onLoad({ filter: /[\\/]styles[\\/][a-z]+\.js$/ }, async ({ path }) => {
        if (path.endsWith('index.js')) return undefined;
        const text = await readFile(path, 'utf8');
        const css = /^export const css = `([^`]*)`;$/m.exec(text);
        if (!css || css[1].includes('${')) throw new Error(`${path}: expected one style sheet without insertions`);
        return { contents: `export const css = ${JSON.stringify(await minifyCss(css[1]))};`, loader: 'js' };
      });
    },
  };
}

/** @param {string} text */
export async function minifyCss(text) {
  const { code } = await esbuild.transform(text, { loader: 'css', minify: true });
  return code.trim();
}
