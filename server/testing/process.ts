/** Where server/process.ts keeps what exists once per process. */
const registry = Symbol.for("tenantry.process");

/** Test files follow each other in one process; each begins as the first did. */
export function forgetProcess(): void {
  Reflect.deleteProperty(globalThis, registry);
}
