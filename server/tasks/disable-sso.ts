import "server-only";
import type { SystemScope } from "../access/scope";
import { isAppError } from "../errors";
import { disableSso } from "../require-sso/disable-sso";

/**
 * `disable-sso ORGANIZATION`: for owners whom a failing provider keeps out. Rights and second factors stay as they are.
 */
export async function disableSsoTask(
  scope: SystemScope,
  values: readonly string[],
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  const [organization, ...others] = values;
  if (organization === undefined || organization.startsWith("-") || others.length > 0) {
    print("Usage: tenantry disable-sso ORGANIZATION");
    return 2;
  }
  try {
    const { name, was } = await disableSso(scope, organization);
    print(was ? `${name} requires single sign-on no more.` : `${name} did not require single sign-on.`);
    return 0;
  } catch (error) {
    if (!isAppError(error) || error.reason !== "not_found") throw error;
    print("There is no organization with this slug.");
    return 1;
  }
}
