import "server-only";
import type { SystemScope } from "../access/scope";
import { issueResetLink } from "../accounts/password";
import { isAppError } from "../errors";

/** `reset-password EMAIL`: prints a one-time link to hand to its owner; works without mail and without the network. */
export async function resetPasswordTask(
  scope: SystemScope,
  values: readonly string[],
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  const [email] = values;
  if (email === undefined || values.length !== 1) {
    print("Usage: tenantry reset-password EMAIL");
    return 2;
  }
  try {
    const link = await issueResetLink(scope, email);
    print("The link works once, for one hour. Hand it to the account's owner:");
    print(link);
    return 0;
  } catch (error) {
    if (!isAppError(error) || error.code !== "NOT_FOUND") throw error;
    print("There is no account with this address.");
    return 1;
  }
}
