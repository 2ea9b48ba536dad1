/**
 * What exists once per process. Next bundles its own copy of `server/`, so module-level state would exist twice:
 * pool, client, logger, key ring, metrics and limiter live here instead.
 */
const registry = Symbol.for("tenantry.process");

interface Holder {
  [registry]: Map<string, unknown> | undefined;
}

export function shared<T>(name: string, make: () => T): T {
  const holder = globalThis as typeof globalThis & Holder;
  const entries = (holder[registry] ??= new Map<string, unknown>());
  if (!entries.has(name)) entries.set(name, make());
  // One name is one type: each is used in exactly one file.
  return entries.get(name) as T;
}
