import type { Explorer } from './explorer.js';

export type * from './types.js';
export type { Explorer } from './explorer.js';

/** Opens a collection: the address or the bytes of a pack that `dossier build` made, gzipped or plain. */
export function load(pack: string | URL | Uint8Array<ArrayBuffer>, options?: { signal?: AbortSignal }): Promise<Explorer>;

/** Why a collection could not be opened. */
export class LoadError extends Error {
  kind: 'csp' | 'no-wasm' | 'no-gunzip' | 'fetch' | 'pack' | 'no-pack' | 'panic' | 'module';
  detail: string;
}
