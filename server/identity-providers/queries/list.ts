import "server-only";
import type { OrganizationScope } from "../../access/scope";
import type { ReadDatabase } from "../../db/tenant";
import { notFound } from "../../errors";
import { containing, countOf, keyset, toPage, type Page, type PageInput } from "../../paging";
import type { IdentityProviderItem, IdentityProviderView } from "../schema/views";
import { COLUMNS, toItem, toView } from "./rows";

export async function listIdentityProviders(
  scope: OrganizationScope,
  input: PageInput,
): Promise<Page<IdentityProviderItem>> {
  const { after, orderBy, take } = keyset(input);
  const where = input.search === undefined ? {} : { displayName: containing(input.search) };
  const rows = await scope.db.identityProvider.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: COLUMNS,
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.identityProvider.count({ where, ...limit }));
  return toPage(input, rows, count, (row) => row.id, toItem);
}

/** One connection, also in the transaction that made it. @throws NOT_FOUND */
export async function getIdentityProvider(
  db: Pick<ReadDatabase, "identityProvider">,
  id: string,
): Promise<IdentityProviderView> {
  const row = await db.identityProvider.findFirst({ where: { id }, select: COLUMNS });
  if (row === null) throw notFound();
  return toView(row);
}
