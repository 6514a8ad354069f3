// Dossier, through the package that dist/npm ships: what its page asks the module at each key.

/** @typedef {import('../queries.mjs').Query} Query */

export const name = 'Dossier';
export const settings = 'as its page asks: twenty hits with snippets and marks, counts of every facet, a histogram';
export const variants = { search: { name: 'Dossier, hits only', settings: 'the same hits, without counts and histogram' } };
/** What it fetches besides its script, which is the package with what is below as any bundler puts it together. */
export const files = ['dossier.wasm'];
/** The text is in the pack. */
export const hasText = true;

const HITS = 20;

/**
 * @param {import('../corpus.mjs').Article[]} articles
 * @param {{ dossier: string, folder: string }} places the command line, and a folder to write in
 */
export async function build(articles, { dossier, folder }) {
  const { execFileSync } = await import('node:child_process');
  const { readFileSync, writeFileSync } = await import('node:fs');
  writeFileSync(`${folder}/corpus.jsonl`, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
  // There, since a pack says from which file each article was read.
  execFileSync(dossier, ['build', 'corpus.jsonl', '-o', 'corpus.dossier'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  return readFileSync(`${folder}/corpus.dossier`);
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
export async function open(bytes) {
  /** @type {{ load: (pack: Uint8Array) => Promise<any> }} */
  const { load } = await import('dossier-explorer');
  const explorer = await load(bytes);
  return {
    explorer,
    /** @param {Query} query @param {string} [variant] */
    ask({ text }, variant) {
      const request = { query: text, limit: HITS };
      const { hits } = explorer.search(request);
      if (variant !== 'search') {
        explorer.facets(request);
        explorer.timeline(request, { clock: 'published' });
      }
      // An article stands for those that print it word for word.
      return hits.flatMap((/** @type {{ id: string, reprints: string[] }} */ { id, reprints }) => [id, ...reprints]);
    },
  };
}
