// The module as a page carries it: what is alike in its code stands together, the instructions here and
// what follows each kind of them there, so that it is a sixth smaller after gzip (Ernst, Evans, Fraser,
// Lucco and Proebsting, Code Compression, 1997: split streams). build/streams.mjs writes it.
//
// The file: the length of the module, the number of its functions, and the length of each stream, 4 bytes
// each; then the streams.

/** Streams: what stands before the code and after it; instructions; local variables; constants that are no numbers. */
export const [BEFORE, AFTER, INSTRUCTIONS, LOCALS, BYTES] = [0, 1, 2, 3, 4];
/** Then two for each instruction: what follows it. */
export const OPERANDS = 5;
/** Instructions of one byte, and of two that begin with 0xfc and 0xfd. */
const CODES = 3 * 256;
export const STREAMS = OPERANDS + 2 * CODES;

/**
 * What follows each instruction (https://webassembly.github.io/spec/core/binary/instructions.html): how
 * many numbers, at most two; four times how many bytes; and 128 for a list of numbers, one more in `br_table`.
 */
export function operands() {
  const kinds = new Uint8Array(CODES);
  const set = (/** @type {number} */ kind, /** @type {number[][]} */ ...ranges) => ranges.forEach(([from, to = from]) => kinds.fill(kind, from, to + 1));
  set(1, [0x02, 0x04], [0x0c, 0x0d], [0x10], [0x20, 0x26], [0x3f, 0x42], [0xd0], [0xd2], [0x109], [0x10b], [0x10d], [0x10f, 0x111]);
  set(2, [0x11], [0x28, 0x3e], [0x108], [0x10a], [0x10c], [0x10e], [0x200, 0x20b], [0x25c, 0x25d]);
  set(4 * 4, [0x43]);
  set(4 * 8, [0x44]);
  set(4 * 16, [0x20c, 0x20d]);
  set(4, [0x215, 0x222]);
  set(4 + 2, [0x254, 0x25b]);
  set(128, [0x0e], [0x1c]);
  return kinds;
}

/**
 * The module of such a file. In one piece, since it runs once, before it is worth compiling.
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function joined(file) {
  const heads = new Uint32Array(file.buffer, 0, STREAMS + 2);
  const kinds = operands();
  let end = heads.byteLength;
  const places = heads.slice(2).map((length) => (end += length) - length);
  const all = (/** @type {number} */ stream) => file.subarray(places[stream], places[stream] + heads[2 + stream]);
  const module = new Uint8Array(heads[0]);
  module.set(all(BEFORE));
  let to = heads[2 + BEFORE];
  const instructions = all(INSTRUCTIONS);
  let next = 0;
  // LEB128, moved.
  const number = (/** @type {number} */ stream) => {
    let place = places[stream];
    let value = 0;
    for (let shift = 0, part = 0x80; part & 0x80; shift += 7) {
      part = module[to++] = file[place++];
      value |= (part & 0x7f) << shift;
    }
    places[stream] = place;
    return value;
  };
  for (let left = heads[1]; left > 0; left -= 1) {
    const start = to;
    // How many there are of a type, and it.
    for (let pairs = number(LOCALS); pairs > 0; pairs -= 1) {
      number(LOCALS);
      number(LOCALS);
    }
    for (let depth = 0; depth >= 0 && next < instructions.length;) {
      let code = module[to++] = instructions[next++];
      if (code >= 0x02 && code <= 0x04) depth += 1;
      else if (code === 0x0b) depth -= 1;
      else if (code >= 0xfc) {
        module[to++] = instructions[next];
        code = (code - 0xfb) * 256 + instructions[next++];
      }
      const kind = kinds[code];
      if (kind === 0) continue;
      const stream = OPERANDS + 2 * code;
      if (kind === 128) for (let numbers = number(stream) + (code === 0x0e ? 1 : 0); numbers > 0; numbers -= 1) number(stream);
      else {
        if (kind & 3) number(stream);
        if (kind & 2) number(stream + 1);
        for (let bytes = kind >> 2; bytes > 0; bytes -= 1) module[to++] = file[places[BYTES]++];
      }
    }
    // Its length stands before it.
    const length = [];
    for (let rest = to - start; length.push(rest > 0x7f ? rest & 0x7f | 0x80 : rest), rest > 0x7f; rest >>= 7);
    module.copyWithin(start + length.length, start, to);
    module.set(length, start);
    to += length.length;
  }
  module.set(all(AFTER), to);
  return module;
}
