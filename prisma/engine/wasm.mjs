import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

let lastPanic;

// The engine reports the text of a Rust panic here; without this object it would end silently.
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message(message) {
    lastPanic = message;
  },
};

/**
 * Loads the WebAssembly module (once) and returns its bindings. Node cannot import .wasm files without a flag, which
 * is what the package's own entry point does.
 */
export function loadEngine() {
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = new WebAssembly.Module(readFileSync(script.replace(/\.js$/, ".wasm")));
  const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
}

/** The message of the panic that just ended a call, or undefined when the call failed for another reason. */
export function takePanic() {
  const message = lastPanic;
  lastPanic = undefined;
  return message;
}
