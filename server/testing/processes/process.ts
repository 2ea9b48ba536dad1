/** Where server/process.ts keeps what exists once per process. */
const registry = Symbol.for("tenantry.process");

/** Test files follow each other in one process; each begins as the first did. */
export function forgetProcess(): void {
  Reflect.deleteProperty(globalThis, registry);
}

/** One of the things that exist once per process: whoever asks next makes it anew. */
export function forgetShared(name: string): void {
  const holder = globalThis as Record<symbol, Map<string, unknown> | undefined>;
  holder[registry]?.delete(name);
}
