import "server-only";
import { unexpired } from "../access/reach";
import type { OrganizationScope } from "../access/scope";
import { notFound } from "../errors";
import { containing, countOf, keyset, toPage, type Page, type PageInput } from "../paging";
import { DOMAIN_COLUMNS, toDomainView } from "./views/domain";
import type { DomainRemovalView, DomainView } from "./schema";

/** The mail domains of an organization: those that are proved, and those that are claimed. */
export async function listDomains(scope: OrganizationScope, input: PageInput): Promise<Page<DomainView>> {
  const { after, orderBy, take } = keyset(input);
  const where = input.search === undefined ? {} : { domain: containing(input.search) };
  const rows = await scope.db.domain.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: DOMAIN_COLUMNS,
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.domain.count({ where, ...limit }));
  return toPage(input, rows, count, (row) => row.id, toDomainView);
}

/** What goes with a domain: who has an address of it stays, and nobody new comes in by it. */
export async function previewRemoval(scope: OrganizationScope, input: { domain: string }): Promise<DomainRemovalView> {
  const { db } = scope;
  const row = await db.domain.findFirst({ where: { id: input.domain }, select: DOMAIN_COLUMNS });
  if (row === null) throw notFound();
  const { id, domain } = row;
  const others = await db.domain.count({ where: { id: { not: id }, verifiedAt: { not: null } } });
  return {
    id,
    domain,
    members: await db.organizationMember.count({
      where: { ...unexpired(), user: { emailKey: { endsWith: `@${domain}` } } },
    }),
    connections: await db.identityProvider.count({ where: { active: true } }),
    lastVerified: row.verifiedAt !== null && others === 0,
  };
}
