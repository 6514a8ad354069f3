// What a page carries of the module, and what it makes of that.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import binaryen from 'binaryen';
import { split } from '../../www/build/streams.mjs';
import { joined } from '../../www/streams.js';

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} the module */
function assembled(text) {
  const module = binaryen.parseText(text);
  const { Atomics, BulkMemory, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SIMD128 } = binaryen.Features;
  module.setFeatures(Atomics | BulkMemory | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SIMD128);
  const bytes = Uint8Array.from(module.emitBinary());
  module.dispose();
  return bytes;
}

/** Every kind of what may follow an instruction. */
const INSTRUCTIONS = `(module
  (import "js" "double" (func $double (param i32) (result i32)))
  (type $number (func (param i32) (result i32)))
  (memory (export "memory") 1) (table 2 funcref) (elem (i32.const 0) func $double $branches) (data $text "data")
  (global $global (mut i64) (i64.const -9007199254740993))
  (func $branches (param $at i32) (result i32)
    (block $two (block $one (block $none (br_table $none $one $two (local.get $at))) (return (i32.const 10))) (return (i32.const -200)))
    (i32.const 300000))
  (func $many (export "many") (param $at i32) (result i32) (local $sum i32) (local $long i64) (local $vector v128) (local $half f32)
    (memory.init $text (i32.const 64) (i32.const 0) (i32.const 4))
    (memory.fill (i32.const 8) (i32.const 7) (i32.const 8))
    (memory.copy (i32.const 16) (i32.const 8) (i32.const 8))
    (global.set $global (i64.add (global.get $global) (i64.load offset=16 (i32.const 0))))
    (local.set $vector (i8x16.shuffle 0 17 2 19 4 21 6 23 8 25 10 27 12 29 14 31 (v128.load (i32.const 16)) (v128.const i32x4 1 2 3 4)))
    (v128.store32_lane offset=32 1 (i32.const 0) (local.get $vector))
    (local.set $half (f32.convert_i32_s (i32.trunc_sat_f64_s (f64.const 1.5e3))))
    (local.set $sum (i32.add (i32x4.extract_lane 2 (local.get $vector)) (i32.trunc_f32_s (f32.add (local.get $half) (f32.const 0.25)))))
    (loop $again (if (i32.lt_u (local.get $at) (i32.const 3)) (then (local.set $at (i32.add (local.get $at) (i32.const 1))) (br $again))))
    (local.set $sum (i32.add (local.get $sum) (call_indirect (type $number) (i32.const 2) (i32.const 1))))
    (local.set $sum (i32.add (local.get $sum) (call $double (select (i32.const 4) (i32.const 5) (local.get $at)))))
    (drop (select (result funcref) (ref.func $branches) (ref.null func) (local.get $at)))
    (i32.add (local.get $sum) (i32.load (i32.const 32)))))`;

/** @param {BufferSource} bytes */
function results(bytes) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { js: { double: (/** @type {number} */ value) => 2 * value } });
  return [0, 1, 9].map((value) => /** @type {(value: number) => number} */ (exports.many)(value));
}

test('a module comes back from its streams', () => {
  const module = assembled(INSTRUCTIONS);
  const file = split(module);
  assert.deepEqual(joined(file), module);
  assert.deepEqual(results(joined(file)), results(module));
  const empty = assembled('(module)');
  assert.deepEqual(joined(split(empty)), empty);
  assert.throws(() => split(assembled('(module (memory 1 1 shared) (func (drop (i32.atomic.load8_u offset=11 (i32.const 1)))))')), /does not know/);
});

test('what is damaged comes to an end', () => {
  const file = split(assembled(INSTRUCTIONS));
  // Of a file that is cut, gzip tells before; whatever is read, it is not for ever.
  for (const length of [file.length - 1, file.length - 60, file.length - 200]) {
    try {
      joined(Uint8Array.from(file.subarray(0, length)));
    } catch (error) {
      assert.ok(error instanceof RangeError, String(error));
    }
  }
});
