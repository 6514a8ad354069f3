// Modules that the build makes up.

declare module 'dossier:glue' {
  /** Evaluates the bindings of wasm-bindgen anew: each call has an instance of its own. */
  export default function glue(): import('../engine.d.ts').Glue;
}

declare module 'dossier:module' {
  /** The WebAssembly module: base64 of gzip of its streams. */
  const base64: string;
  export default base64;
}
