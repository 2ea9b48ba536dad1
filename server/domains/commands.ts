import "server-only";
import type { SystemScope } from "../access/scope";
import { audited } from "../audit/audited";
import { AppError, notFound } from "../errors";
import { newId } from "../ids";
import { refusePersonal } from "../organizations/commands";
import { domainSchema } from "../text";
import { isPublicDomain } from "./public";

/**
 * The operator says that a mail domain belongs to an organization, where DNS cannot. One organization for each domain.
 * @throws INVALID invalid_value, domain_public, CONFLICT taken (domain), personal_organization, NOT_FOUND
 */
export async function verifyDomain(
  scope: SystemScope,
  input: { domain: string; organization: string },
): Promise<{ domain: string; organization: string }> {
  const { data: domain } = domainSchema.safeParse(input.domain);
  if (domain === undefined) throw new AppError("INVALID", "invalid_value", "domain");
  if (isPublicDomain(domain)) throw new AppError("INVALID", "domain_public", "domain");
  const slug = await scope.db.slug.findFirst({
    where: { space: "organization", slug: input.organization.toLowerCase() },
    select: { organizationId: true },
  });
  const organization = await scope.db.organization.findFirst({
    where: { id: slug?.organizationId ?? input.organization, deletedAt: null },
    select: { id: true, name: true, personalOf: true },
  });
  if (organization === null) throw notFound();
  refusePersonal({ personal: organization.personalOf !== null });
  const organizationId = organization.id;
  return audited(
    scope,
    "domain.verify",
    async (tx) => {
      const verifiedAt = new Date();
      const row = { id: newId("dom"), organizationId, domain, verifiedAt };
      await tx.domain.createMany({ data: [row], skipDuplicates: true });
      const { count } = await tx.domain.updateMany({ where: { domain, organizationId }, data: { verifiedAt } });
      if (count !== 1) throw new AppError("CONFLICT", "taken", "domain");
      const target = { type: "domain", id: null, name: domain };
      return {
        value: { domain, organization: organization.name },
        entries: { target, after: { verified: true, by: "operator" }, place: { organizationId } },
      };
    },
    { lock: { organization: organizationId } },
  );
}
