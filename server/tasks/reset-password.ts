import "server-only";
import type { SystemScope } from "../access/scope";
import { issueFactorLink } from "../account-resets/resets";
import { issueResetLink } from "../accounts/password";
import { isAppError } from "../errors";

const FACTOR = "--second-factor";

/**
 * `reset-password EMAIL [--second-factor]`: prints a one-time link to hand to its owner, for the password or for the
 * removal of the second factors; works without mail and without the network.
 */
export async function resetPasswordTask(
  scope: SystemScope,
  values: readonly string[],
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  const issue = values.includes(FACTOR) ? issueFactorLink : issueResetLink;
  const [email, ...others] = values.filter((value) => value !== FACTOR);
  if (email === undefined || others.length > 0) {
    print(`Usage: tenantry reset-password EMAIL [${FACTOR}]`);
    return 2;
  }
  try {
    const link = await issue(scope, email);
    print("The link works once, for one hour. Hand it to the account's owner:");
    print(link);
    return 0;
  } catch (error) {
    if (!isAppError(error) || error.code !== "NOT_FOUND") throw error;
    print("There is no account with this address.");
    return 1;
  }
}
