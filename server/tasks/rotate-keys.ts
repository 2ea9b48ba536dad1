import "server-only";
import type { SystemScope } from "../access/scope";
import { sealKeys } from "../secrets/keys";
import { reseal } from "../secrets/reseal";

type Print = (line: string) => void;

/**
 * `rotate-keys`: seals with the first key of TENANTRY_SEAL_KEYS what the others have sealed, so that they can be taken
 * out. The new key is put in front, and the servers are started with it, before.
 */
export async function rotateKeysTask(scope: SystemScope, values: readonly string[], print: Print): Promise<0 | 1 | 2> {
  if (values.length > 0) {
    print("Usage: tenantry rotate-keys");
    return 2;
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
