import "server-only";
import type { OrganizationScope } from "../access/scope";
import { actingOrganizationAuthority } from "../access/standing/acting-authority";
import { audited } from "../audit/audited";
import { recorded } from "../audit/recorded";
import { AppError, notFound } from "../errors";
import { newId } from "../ids";
import { refusePersonal } from "../organizations/commands/refusals";
import { newToken } from "../secrets/token";
import { countedLookUp, ownedOnce, takenDomain } from "./proof";
import { isPublicDomain } from "./public";
import { recordName, type CreateDomainInput, type DomainView, type RemovedDomainView } from "./schema";
import { DOMAIN_COLUMNS, toDomainView } from "./views/domain";

function targetOf({ id, domain }: { id: string; domain: string }) {
  return { type: "domain", id, name: domain };
}

/**
 * Claims a domain: the answer says which DNS record proves it. Others may claim the same one; who proves it has it.
 * @throws INVALID domain_public, CONFLICT taken (domain) where it is claimed here already, personal_organization
 */
export async function createDomain(scope: OrganizationScope, input: CreateDomainInput): Promise<DomainView> {
  refusePersonal(scope.organization);
  const { domain } = input;
  if (isPublicDomain(domain)) throw new AppError("INVALID", "domain_public", "domain");
  const organizationId = scope.organization.id;
  return audited(
    scope,
    "domain.create",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "domain.create");
      if ((await tx.domain.count({ where: { domain } })) > 0) throw takenDomain();
      const data = { id: newId("dom"), organizationId, domain, challenge: newToken() };
      const row = await tx.domain.create({ data, select: DOMAIN_COLUMNS });
      return { value: toDomainView(row), entries: { target: targetOf(row), after: { domain } } };
    },
    { lock: { organization: organizationId } },
  );
}

const FOUND_INSTEAD = {
  no_record: "there is no TXT record at",
  other_record: "the TXT record is another one at",
  no_answer: "no DNS server answered for",
} as const;

/**
 * Looks the record up and gives the domain to the organization.
 * One that is verified already stays so, whatever is found.
 * @throws NOT_FOUND, CONFLICT domain_unproved with what was found,
 *   taken (domain) where another organization has it, LIMIT rate_limited
 */
export async function verifyDomain(scope: OrganizationScope, input: { domain: string }): Promise<DomainView> {
  const where = { id: input.domain };
  const found = await scope.db.domain.findFirst({ where, select: DOMAIN_COLUMNS });
  if (found === null) throw notFound();
  const { domain, challenge } = found;
  // The operator said so, without a record: there is nothing to look up.
  if (challenge === null) return toDomainView(found);
  const checkFailure = await countedLookUp(scope, domain, challenge);
  const checked = { checkedAt: new Date(), checkFailure };
  if (checkFailure !== null || found.verifiedAt !== null) {
    await recorded(scope, "domain-check", (tx) => tx.domain.updateMany({ where, data: checked }));
    if (found.verifiedAt !== null) return toDomainView({ ...found, ...checked });
    const detail = `${FOUND_INSTEAD[checkFailure ?? "no_record"]} ${recordName(domain)}`;
    throw new AppError("CONFLICT", "domain_unproved", "domain", { detail });
  }
  const data = { ...checked, verifiedAt: checked.checkedAt, verifiedBy: "dns" };
  return ownedOnce(() =>
    audited(
      scope,
      "domain.verify",
      async (tx) => {
        await actingOrganizationAuthority(tx, scope, "domain.verify");
        // Whoever removed it and claimed it anew has another record.
        const { count } = await tx.domain.updateMany({ where: { ...where, challenge, verifiedAt: null }, data });
        const entries = { target: targetOf(found), after: { verified: true, by: "dns" } };
        const row = await tx.domain.findFirst({ where, select: DOMAIN_COLUMNS });
        if (row === null) throw notFound();
        return { value: toDomainView(row), entries: count === 1 ? entries : [] };
      },
      { lock: { organization: scope.organization.id } },
    ),
  );
}

/**
 * Gives a domain up: nobody new comes in by it, and others may prove it.
 * @throws NOT_FOUND
 */
export async function removeDomain(scope: OrganizationScope, input: { domain: string }): Promise<RemovedDomainView> {
  return audited(
    scope,
    "domain.remove",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "domain.remove");
      const row = await tx.domain.findFirst({ where: { id: input.domain }, select: DOMAIN_COLUMNS });
      if (row === null) throw notFound();
      const { id, domain, verifiedAt } = row;
      await tx.domain.delete({ where: { id } });
      return { value: { id, domain }, entries: { target: targetOf(row), before: { verified: verifiedAt !== null } } };
    },
    { lock: { organization: scope.organization.id } },
  );
}
