import "server-only";
import type { SystemScope } from "../../access/scope";
import { notFound } from "../../errors";
import { isId } from "../../ids";

interface NamedOrganization {
  id: string;
  name: string;
  slug: string;
  personal: boolean;
  deleted: boolean;
}

/**
 * The organization that an operator names on the host, by slug or id. One that was deleted is found too, as long as its
 * owners may restore it: what a command does with it is the command's to say.
 * @throws NOT_FOUND
 */
export async function namedOrganization({ db }: SystemScope, slugOrId: string): Promise<NamedOrganization> {
  const where = { space: "organization", slug: slugOrId.toLowerCase() };
  const slug = isId("org", slugOrId) ? null : await db.slug.findFirst({ where, select: { organizationId: true } });
  const row = await db.organization.findFirst({
    where: { id: slug?.organizationId ?? slugOrId },
    select: { id: true, name: true, slug: true, personalOf: true, deletedAt: true },
  });
  if (row === null) throw notFound();
  const { id, name, personalOf, deletedAt } = row;
  return { id, name, slug: row.slug, personal: personalOf !== null, deleted: deletedAt !== null };
}
