import "server-only";
import type { AccountScope } from "../access/scope";
import { countOf, keyset, toPage, type Page, type PageInput } from "../paging";
import { protocolOf, PROVIDER, type IdentityView } from "./schema";

/** The providers that know the caller. */
export async function listIdentities(scope: AccountScope, input: PageInput): Promise<Page<IdentityView>> {
  const { after, orderBy, take } = keyset(input);
  const rows = await scope.db.userIdentity.findMany({
    where: after,
    orderBy,
    take,
    select: { id: true, email: true, createdAt: true, lastSignInAt: true, identityProvider: { select: PROVIDER } },
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.userIdentity.count({ where: {}, ...limit }));
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    ({ identityProvider: { organization, displayName, protocol, ...provider }, ...row }) => ({
      id: row.id,
      organization,
      identityProvider: { id: provider.id, name: displayName, protocol: protocolOf(protocol), active: provider.active },
      email: row.email,
      createdAt: row.createdAt.toISOString(),
      lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    }),
  );
}
