import "server-only";
import type { SystemScope } from "../access/scope";
import { sealWaiting } from "../audit/chain/seal-rows";
import { verifyChains } from "../audit/chain/verify";
import { verifyFile } from "../audit/chain/verify-file";

type Print = (line: string) => void;

/**
 * `verify-audit`: reads every chain of the database and names the first fault of each. `verify-audit --file PATH`
 * verifies an archive or a JSON export instead.
 */
export async function verifyAuditTask(
  scope: SystemScope,
  [flag, path, ...more]: readonly string[],
  print: Print,
): Promise<0 | 1 | 2> {
  if (flag === undefined) return verifyDatabase(scope, print);
  if (flag === "--file" && path !== undefined && more.length === 0) return verifyPath(path, print);
  print("Usage: tenantry verify-audit [--file PATH]");
  return 2;
}

async function verifyPath(path: string, print: Print): Promise<0 | 1> {
  const { facts, faults } = await verifyFile(path);
  for (const line of [...facts, ...faults]) print(line);
  return faults.length === 0 ? 0 : 1;
}

async function verifyDatabase(scope: SystemScope, print: Print): Promise<0 | 1> {
  await sealWaiting(scope);
  const { rows, archived, faults } = await verifyChains(scope);
  for (const { chain, sequence, fault, entryId } of faults) {
    print(`${chain}: ${fault.replaceAll("_", " ")} at ${sequence}${entryId === undefined ? "" : ` (${entryId})`}`);
  }
  const elsewhere = archived === 0 ? "" : `, and ${archived} more in archives`;
  if (faults.length === 0) print(`All chains are whole: ${rows} rows${elsewhere}.`);
  return faults.length === 0 ? 0 : 1;
}
