import "server-only";
import { systemScope } from "../access/authorize";
import type { SystemScope } from "../access/scope";

/** What runs on its own works by this: no request began it. */
export function taskScope(): SystemScope {
  return systemScope("task", { id: "task", address: null, agent: null });
}
