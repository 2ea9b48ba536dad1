import "server-only";
import type { SystemScope } from "../access/scope";
import { audited } from "../audit/audited";
import { AppError, notFound } from "../errors";
import { newId } from "../ids";
import { refusePersonal } from "../organizations/commands/refusals";
import { namedOrganization } from "../organizations/views/named-organization";
import { domainSchema } from "../text";
import { ownedOnce } from "./proof";
import { isPublicDomain } from "./public";

/**
 * The operator says that a mail domain belongs to an organization, where DNS cannot. One organization for each domain.
 * @throws INVALID invalid_value, domain_public, CONFLICT taken (domain), personal_organization, NOT_FOUND
 */
export async function verifyDomainAsOperator(
  scope: SystemScope,
  input: { domain: string; organization: string },
): Promise<{ domain: string; organization: string }> {
  const { data: domain } = domainSchema.safeParse(input.domain);
  if (domain === undefined) throw new AppError("INVALID", "invalid_value", "domain");
  if (isPublicDomain(domain)) throw new AppError("INVALID", "domain_public", "domain");
  const organization = await namedOrganization(scope, input.organization);
  // Whoever has an address of the domain would be led to where nothing is any more.
  if (organization.deleted) throw notFound();
  refusePersonal(organization);
  const organizationId = organization.id;
  return ownedOnce(() =>
    audited(
      scope,
      "domain.verify",
      async (tx) => {
        await tx.domain.createMany({ data: [{ id: newId("dom"), organizationId, domain }], skipDuplicates: true });
        await tx.domain.updateMany({
          where: { domain, organizationId, verifiedAt: null },
          data: { verifiedAt: new Date(), verifiedBy: "operator" },
        });
        const row = await tx.domain.findFirstOrThrow({ where: { domain, organizationId }, select: { id: true } });
        return {
          value: { domain, organization: organization.name },
          entries: {
            target: { type: "domain", id: row.id, name: domain },
            after: { verified: true, by: "operator" },
            place: { organizationId },
          },
        };
      },
      { lock: { organization: organizationId } },
    ),
  );
}
