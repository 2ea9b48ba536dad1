import "server-only";
import type { SystemScope } from "../access/scope";
import { prepareDemo } from "./demo/demo";

/** `seed`: fills an empty instance with believable data, without serving it. */
export async function seedTask(
  scope: SystemScope,
  _values: readonly string[],
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  const owner = await prepareDemo(scope);
  if (owner === null) {
    print("There are people already; nothing was changed.");
    return 1;
  }
  print(`The demo's owner: ${owner.email}, password ${owner.password}`);
  return 0;
}
