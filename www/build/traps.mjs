// Panics of a module as plain traps. What they would say is for whoever works on the program, who has it in
// a build that is not optimised; each place that may panic passes what its message needs, which together
// is a fortieth of what a reader downloads. The compiler's own way to leave it out is not in stable Rust
// (https://doc.rust-lang.org/unstable-book/compiler-flags/panic-immediate-abort.html).

/** What the standard library calls for a panic and does not come back from. */
const PANIC = /^(core|alloc|std)\b.*::(panicking::panic\w*|panicking::panic_const::\w+|panic_with_hook|slice_index_fail|len_mismatch_fail|unwrap_failed|expect_failed|panic_\w+|handle_error|capacity_overflow|handle_alloc_error)$/;

/** A body without variables: unreachable, end (https://webassembly.github.io/spec/core/binary/). */
const TRAP = [3, 0, 0x00, 0x0b];
const [IMPORTS, CODE, NAMES] = [2, 10, 0];

/**
 * The same module, in which these functions trap at once.
 * @param {Uint8Array} module with the names of its functions
 * @returns {Uint8Array}
 */
export function withTraps(module) {
  const sections = [...sectionsOf(module)];
  const names = functionNames(sections);
  const imported = sections.filter(({ id }) => id === IMPORTS).reduce((sum, { bytes }) => sum + importedFunctions(bytes), 0);
  /** @type {Uint8Array[]} */
  const parts = [module.subarray(0, 8)];
  for (const { id, whole, bytes } of sections) {
    if (id !== CODE) {
      parts.push(whole);
      continue;
    }
    const reader = new Reader(bytes);
    const count = reader.number();
    const bodies = [...number(count)];
    for (let at = 0; at < count; at += 1) {
      const start = reader.at;
      const length = reader.number();
      reader.at += length;
      const isPanic = PANIC.test(names.get(imported + at) ?? '');
      for (const byte of isPanic ? TRAP : bytes.subarray(start, reader.at)) bodies.push(byte);
    }
    parts.push(Uint8Array.of(CODE, ...number(bodies.length)), Uint8Array.from(bodies));
  }
  return Buffer.concat(parts);
}

class Reader {
  at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
  }

  /** LEB128, unsigned. */
  number() {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = this.bytes[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      shift += 7;
    } while (byte & 0x80);
    return value;
  }

  text() {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }
}

/** @param {number} value @returns {number[]} LEB128 */
function number(value) {
  return value > 0x7f ? [value & 0x7f | 0x80, ...number(value >>> 7)] : [value];
}

/** @param {Uint8Array} module */
function* sectionsOf(module) {
  const reader = new Reader(module);
  for (reader.at = 8; reader.at < module.length;) {
    const start = reader.at;
    const id = module[reader.at++];
    const length = reader.number();
    const begin = reader.at;
    reader.at += length;
    yield { id, whole: module.subarray(start, reader.at), bytes: module.subarray(begin, reader.at) };
  }
}

/** @param {Uint8Array} section */
function importedFunctions(section) {
  const reader = new Reader(section);
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.text();
    reader.text();
    const kind = section[reader.at++];
    // A function has a type; a table and a global a byte more than a memory; both limits may be there.
    if (kind === 0) functions += 1;
    if (kind === 0) reader.number();
    else if (kind === 3) reader.at += 2;
    else {
      if (kind === 1) reader.at += 1;
      for (let limits = section[reader.at++] & 1 ? 2 : 1; limits > 0; limits -= 1) reader.number();
    }
  }
  return functions;
}

/** @param {{ id: number, bytes: Uint8Array }[]} sections */
function functionNames(sections) {
  /** @type {Map<number, string>} */
  const names = new Map();
  for (const { id, bytes } of sections) {
    const reader = new Reader(bytes);
    if (id !== NAMES || reader.text() !== 'name') continue;
    while (reader.at < bytes.length) {
      const kind = bytes[reader.at++];
      const length = reader.number();
      const end = reader.at + length;
      // The names of functions are the first kind of names.
      if (kind === 1) for (let left = reader.number(); left > 0; left -= 1) names.set(reader.number(), reader.text());
      reader.at = end;
    }
  }
  return names;
}
