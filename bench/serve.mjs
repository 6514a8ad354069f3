// A server for the measurements, which sees how many bytes each page takes.

import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };
/** What gzip makes no smaller. */
const PACKED = [0x1f, 0x8b];

/**
 * As `gzip -9` packs it. Node's own zlib is made for speed, and leaves some files 3 % larger.
 * @param {Uint8Array | string} bytes
 */
export const gzip = (bytes) => execFileSync('gzip', ['-9', '-n', '-c'], { input: bytes, maxBuffer: 2 ** 30 });

/** How many bytes a host that compresses sends. @param {Uint8Array} bytes */
const sentOf = (bytes) => (bytes[0] === PACKED[0] && bytes[1] === PACKED[1] ? bytes.length : gzip(bytes).length);

/**
 * Serves folders and bytes on 127.0.0.1. A page from here may measure finely: it is isolated from
 * others, which browsers ask for before they give exact times.
 * @param {Record<string, string>} [folders] beginning of an address to a folder
 */
export async function serve(folders = {}) {
  /** @type {Map<string, Uint8Array | string>} */
  const files = new Map([['/', '<!doctype html><meta charset="utf-8"><title>Measurement</title>']]);
  const count = { bytes: 0, requests: 0 };
  /** Packed sizes: a file is sent to many pages. @type {Map<string, number>} */
  const sizes = new Map();
  const sizeOf = (/** @type {string} */ address, /** @type {Uint8Array} */ body) => {
    const size = sizes.get(address) ?? sentOf(body);
    sizes.set(address, size);
    return size;
  };

  /** @param {string} address */
  async function find(address) {
    const held = files.get(address);
    if (held !== undefined) return Buffer.from(held);
    for (const [start, folder] of Object.entries(folders)) {
      const file = path.join(folder, decodeURIComponent(address.slice(start.length)));
      if (address.startsWith(start) && file.startsWith(path.resolve(folder) + path.sep)) return readFile(file);
    }
    throw new Error(`nothing at ${address}`);
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    try {
      const body = await find(pathname);
      count.requests += 1;
      count.bytes += sizeOf(pathname, body);
      response.writeHead(200, {
        'content-type': TYPES[/** @type {keyof TYPES} */ (path.extname(pathname))] ?? (pathname === '/' ? 'text/html' : 'application/octet-stream'),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    files,
    /** What was sent since this was last called, as a host that compresses sends it. */
    sent() {
      const { bytes, requests } = count;
      count.bytes = count.requests = 0;
      return { bytes, requests };
    },
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
