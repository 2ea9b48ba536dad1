import "server-only";
import { requiresSso } from "../../../access/limits/admittance";
import type { TransactionDatabase } from "../../../audit/audited";
import type { Reason } from "../../../reasons";
import { domainOf } from "../../../text";

/** More domains than an organization has. */
const DOMAINS = 1_000;

/** Whom an organization may invite that admits only those whom its own provider names. */
export interface Invitable {
  /** Why this address is not invited; null: it is. */
  refusal: (email: string) => Reason | null;
  external: Reason | null;
}

const EVERYBODY: Invitable = { refusal: () => null, external: null };

/** An invitation that nobody could ever accept is refused when it is made. */
export async function invitable(tx: TransactionDatabase, organizationId: string): Promise<Invitable> {
  const row = await tx.organization.findFirstOrThrow({
    where: { id: organizationId },
    select: { ssoRequiredAt: true, ssoConfirmedAt: true, ssoRollsBackAt: true, ssoAdmitsExternal: true },
  });
  if (!requiresSso(row)) return EVERYBODY;
  const own = await tx.domain.findMany({
    where: { organizationId, verifiedAt: { not: null } },
    take: DOMAINS,
    select: { domain: true },
  });
  const domains = new Set(own.map(({ domain }) => domain));
  return {
    refusal: (email) => (domains.has(domainOf(email)) ? null : "sso_other_domain"),
    external: row.ssoAdmitsExternal ? null : "sso_no_external",
  };
}
