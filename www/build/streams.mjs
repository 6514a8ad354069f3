// Writes a module as www/streams.js reads it.

import { AFTER, BEFORE, BYTES, INSTRUCTIONS, LOCALS, OPERANDS, STREAMS, joined, operands } from '../streams.js';

/** The section with the code (https://webassembly.github.io/spec/core/binary/modules.html). */
const CODE = 10;

/**
 * The file of a module. Throws where the module has an instruction that is not known there.
 * @param {Uint8Array} module
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function split(module) {
  const kinds = operands();
  /** @type {number[][]} */
  const streams = Array.from({ length: STREAMS }, () => []);
  let at = 0;
  const take = (/** @type {number} */ stream) => {
    streams[stream]?.push(module[at]);
    return module[at++];
  };
  const number = (/** @type {number} */ stream) => {
    let [value, shift, part] = [0, 0, 0];
    do {
      part = take(stream);
      value |= (part & 0x7f) << shift;
      shift += 7;
    } while (part & 0x80);
    return value;
  };
  for (let left = 8; left > 0; left -= 1) take(BEFORE);
  let [section, end, count] = [0, 0, 0];
  while (at < module.length && section !== CODE) {
    section = take(BEFORE);
    const length = number(BEFORE);
    end = at + length;
    if (section === CODE) count = number(BEFORE);
    else while (at < end) take(BEFORE);
  }
  for (let left = count; left > 0; left -= 1) {
    number(-1); // The length of a body is that of what is put together.
    for (let pairs = number(LOCALS); pairs > 0; pairs -= 1) {
      number(LOCALS);
      number(LOCALS);
    }
    for (let depth = 0; depth >= 0 && at < end;) {
      let code = take(INSTRUCTIONS);
      if (code >= 0x02 && code <= 0x04) depth += 1;
      if (code === 0x0b) depth -= 1;
      if (code >= 0xfc) code = (code - 0xfb) * 256 + take(INSTRUCTIONS);
      const kind = kinds[code];
      const stream = OPERANDS + 2 * code;
      if (kind === 128) for (let numbers = number(stream) + (code === 0x0e ? 1 : 0); numbers > 0; numbers -= 1) number(stream);
      else {
        if (kind & 3) number(stream);
        if (kind & 2) number(stream + 1);
        for (let bytes = kind >> 2; bytes > 0; bytes -= 1) take(BYTES);
      }
    }
  }
  while (at < module.length) take(AFTER);
  const heads = Uint32Array.of(module.length, count, ...streams.map((stream) => stream.length));
  const file = Uint8Array.from([...new Uint8Array(heads.buffer), ...streams.flat()]);
  if (Buffer.compare(joined(file), module) !== 0) throw new Error('the module has an instruction that www/streams.js does not know');
  return file;
}
