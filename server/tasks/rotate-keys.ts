import "server-only";
import type { SystemScope } from "../access/scope";
import { sealKeys } from "../secrets/keys";
import { countUnsealed, reseal } from "./reseal/reseal";

type Print = (line: string) => void;

/** What there is to do, without doing it: nothing is written, also not to the audit. */
async function tellWhatIsLeft(scope: SystemScope, print: Print): Promise<void> {
  const { key, counts, byKey } = await countUnsealed(scope);
  for (const [what, count] of counts) print(`${what}: ${count} to seal with ${key}`);
  for (const [id, count] of byKey) print(`${id} has sealed ${count} of them. It can be opened.`);
  print("Nothing was changed.");
}

/**
 * `rotate-keys`: seals with the first key of TENANTRY_SEAL_KEYS what the others have sealed, so that they can be taken
 * out. The new key is put in front, and the servers are started with it, before.
 */
export async function rotateKeysTask(scope: SystemScope, values: readonly string[], print: Print): Promise<0 | 1 | 2> {
  const dry = values.length === 1 && values[0] === "--dry-run";
  if (values.length > 0 && !dry) {
    print("Usage: tenantry rotate-keys [--dry-run]");
    return 2;
  }
  if (dry) {
    await tellWhatIsLeft(scope, print);
    return 0;
  }
  const [, ...others] = sealKeys();
  const { key, counts, signatures } = await reseal(scope);
  for (const [what, count] of counts) print(`${what}: ${count} sealed anew`);
  for (const { id } of others) {
    const count = signatures.get(id) ?? 0;
    if (count === 0) {
      print(`${id} seals nothing any more. Take it out of TENANTRY_SEAL_KEYS and start the servers again.`);
    } else {
      print(`Keep ${id}: ${count} checkpoints of the audit are signed by it, and archives and exports of its time.`);
    }
  }
  if (others.length === 0) print(`${key} is the only key. Put a new one in front of it to rotate.`);
  return 0;
}
