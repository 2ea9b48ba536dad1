import "server-only";
import type { SystemScope } from "../access/scope";
import { verifyDomainAsOperator } from "../domains/verify-as-operator";
import { isAppError } from "../errors";

const REFUSED: Readonly<Record<string, string>> = {
  invalid_value: "This is no mail domain such as example.com.",
  domain_public: "Everybody can get an address of this mail domain, so it belongs to no organization.",
  taken: "This domain belongs to another organization.",
  personal_organization: "A personal organization has no domains.",
  not_found: "There is no organization with this slug.",
};

/** `verify-domain DOMAIN --organization SLUG`: for hosts without DNS, on the word of whoever operates them. */
export async function verifyDomainTask(
  scope: SystemScope,
  values: readonly string[],
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  const at = values.indexOf("--organization");
  const organization = at < 0 ? undefined : values[at + 1];
  const [domain, ...others] = values.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  if (domain === undefined || organization === undefined || others.length > 0) {
    print("Usage: tenantry verify-domain DOMAIN --organization SLUG");
    return 2;
  }
  try {
    const verified = await verifyDomainAsOperator(scope, { domain, organization });
    print(`${verified.domain} belongs to ${verified.organization}.`);
    return 0;
  } catch (error) {
    const sentence = isAppError(error) ? REFUSED[error.reason] : undefined;
    if (sentence === undefined) throw error;
    print(sentence);
    return 1;
  }
}
