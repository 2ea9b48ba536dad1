import "server-only";
import type { SystemScope } from "../access/scope";
import { sealWaiting, verifyChains } from "../audit/chain";

/** `verify-audit`: reads every chain of the database and names the first fault of each. */
export async function verifyAuditTask(
  scope: SystemScope,
  _values: readonly string[],
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  await sealWaiting(scope);
  const { rows, faults } = await verifyChains(scope);
  for (const { chain, sequence, fault, entryId } of faults) {
    print(`${chain}: ${fault.replaceAll("_", " ")} at ${sequence}${entryId === undefined ? "" : ` (${entryId})`}`);
  }
  if (faults.length === 0) print(`All chains are whole: ${rows} rows.`);
  return faults.length === 0 ? 0 : 1;
}
