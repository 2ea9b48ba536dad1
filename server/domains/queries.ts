import "server-only";
import type { OrganizationScope } from "../access/scope";
import { containing, countLimit, keyset, toPage, type Page, type PageInput } from "../paging";
import type { DomainView } from "./schema";

/** The mail domains of an organization. */
export async function listDomains(scope: OrganizationScope, input: PageInput): Promise<Page<DomainView>> {
  const { after, orderBy, take } = keyset(input);
  const where = input.search === undefined ? {} : { domain: containing(input.search) };
  const rows = await scope.db.domain.findMany({ where: { AND: [where, after] }, orderBy, take });
  const count = await scope.db.domain.count({ where, ...countLimit(input) });
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    ({ id, domain, verifiedAt, createdAt }) => ({
      id,
      domain,
      status: verifiedAt === null ? "pending" : "verified",
      verifiedAt: verifiedAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    }),
  );
}
