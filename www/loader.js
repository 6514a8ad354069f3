// From bytes to an open Explorer: the module (once per script), the pack (once per element), and what
// to say when either fails.

/** @typedef {import('./engine.d.ts').Explorer} Explorer */
/** @typedef {import('./engine.d.ts').Glue} Glue */
/** @typedef {'csp' | 'no-wasm' | 'no-gunzip' | 'fetch' | 'pack' | 'no-pack' | 'panic' | 'module'} Failure */

/**
 * What a script brings with it.
 * @typedef {object} Runtime
 * @property {() => Glue} glue makes a fresh set of bindings
 * @property {() => Promise<Uint8Array<ArrayBuffer>>} module bytes of the WebAssembly module
 * @property {(() => Uint8Array<ArrayBuffer> | null) | null} pack a collection carried by the page, gzipped or
 *   plain; null when the module carries its own
 */

/** A failure that can be explained to a person. */
export class LoadError extends Error {
  /**
   * @param {Failure} kind
   * @param {string} detail what exactly was found; may be empty
   */
  constructor(kind, detail) {
    super(detail || kind);
    this.name = 'DossierError';
    this.kind = kind;
    this.detail = detail;
  }
}

/**
 * Bytes of base64 text.
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function fromBase64(text) {
  if (typeof Uint8Array.fromBase64 === 'function') return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** @param {Uint8Array} bytes */
function isGzip(bytes) {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes gzipped or plain
 * @param {Failure} failure what is wrong where they cannot be read
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function inflate(bytes, failure = 'pack') {
  if (!isGzip(bytes)) return bytes;
  if (typeof DecompressionStream !== 'function') throw new LoadError('no-gunzip', '');
  // Not from a Blob: its bytes make a detour through another process.
  const { body } = /** @type {{ body: ReadableStream<Uint8Array<ArrayBuffer>> }} */ (new Response(bytes));
  // Not through a Response: of a stream that breaks off, Firefox tells that one "aborted", and the host's console too.
  const reader = body.pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return joined(parts);
      parts.push(value);
    }
  } catch (error) {
    throw new LoadError(failure, messageOf(error));
  }
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The module of one script: compiled once, instantiated when first needed and after a panic. */
export class Engine {
  /** @type {Promise<WebAssembly.Module> | null} */
  #module = null;
  /** @type {Promise<Glue> | null} */
  #glue = null;

  /** @param {Runtime} runtime */
  constructor(runtime) {
    this.runtime = runtime;
  }

  /** Starts compiling; a failure is told by `open`. */
  warm() {
    this.#instance().catch(() => {});
  }

  /** Forgets the instance, which a panic has left in an unknown state. */
  discard() {
    this.#glue = null;
  }

  /**
   * Finds a collection.
   * @param {string | Uint8Array<ArrayBuffer> | null} src address or bytes of a pack, or null for the
   *   collection that the script carries
   * @param {AbortSignal} signal
   * @returns {Promise<() => Promise<Explorer>>} opens it again on a fresh instance each time it is called
   */
  async source(src, signal) {
    if (src !== null) {
      const bytes = typeof src === 'string' ? await download(src, signal) : src;
      return async () => this.#open(await inflate(bytes));
    }
    const { pack } = this.runtime;
    if (pack === null) return async () => this.#embedded();
    const bytes = pack();
    if (bytes === null) throw new LoadError('no-pack', '');
    return async () => this.#open(await inflate(bytes));
  }

  /** @param {Uint8Array} pack */
  async #open(pack) {
    const glue = await this.#instance();
    try {
      return glue.Explorer.open(pack);
    } catch (error) {
      throw isPanic(error) ? error : new LoadError('pack', messageOf(error));
    }
  }

  async #embedded() {
    const glue = await this.#instance();
    try {
      return glue.Explorer.embedded();
    } catch (error) {
      throw isPanic(error) ? error : new LoadError('no-pack', messageOf(error));
    }
  }

  #instance() {
    this.#glue ??= this.#instantiate();
    this.#glue.catch(() => this.discard());
    return this.#glue;
  }

  async #instantiate() {
    if (typeof WebAssembly !== 'object') throw new LoadError('no-wasm', '');
    this.#module ??= this.runtime.module().then((bytes) => WebAssembly.compile(bytes));
    try {
      const glue = this.runtime.glue();
      glue.initSync({ module: await this.#module });
      return glue;
    } catch (error) {
      this.#module = null;
      throw error instanceof LoadError ? error : moduleFailure(error);
    }
  }
}

/** @param {unknown} error */
function moduleFailure(error) {
  // Each engine words a refusal in its own way; all of them name the policy or the refusal.
  const text = messageOf(error);
  const refused = /content security|\bCSP\b|unsafe-eval|refused to create|disallowed by embedder/i.test(text);
  return new LoadError(refused ? 'csp' : 'module', text);
}

/**
 * @param {string} src
 * @param {AbortSignal} signal
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function download(src, signal) {
  let response;
  try {
    response = await fetch(src, { signal, credentials: 'same-origin' });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new LoadError('fetch', `${src}: ${messageOf(error)}`);
  }
  if (!response.ok) throw new LoadError('fetch', `${src}: ${response.status} ${response.statusText}`.trim());
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Whether the module itself broke, rather than answer with an error.
 * @param {unknown} error
 */
export function isPanic(error) {
  return typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;
}

/**
 * Whether the module answered that it cannot take the request, which it says with a plain Error.
 * @param {unknown} error
 */
export function isRefusal(error) {
  return error instanceof Error && error.constructor === Error;
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * The data that a stand-alone page carries in `<script type="application/octet-stream">` blocks. Each
 * block is emptied once read, so that the page does not keep two copies.
 * @param {'module' | 'pack'} name
 * @param {Document} page
 * @returns {Uint8Array<ArrayBuffer> | null}
 */
export function inlineData(name, page) {
  const blocks = [...page.querySelectorAll(`script[type="application/octet-stream"][data-dossier="${name}"]`)];
  if (blocks.length === 0) return null;
  const part = (/** @type {Element} */ block) => Number(block.getAttribute('data-part') ?? 0);
  const pieces = blocks.sort((a, b) => part(a) - part(b)).map((block) => {
    const bytes = fromBase64((block.textContent ?? '').trim());
    block.remove();
    return bytes;
  });
  return joined(pieces);
}
