import "server-only";
import { systemScope } from "../access/authorize";
import { unexpired } from "../access/reach";
import type { AccountScope } from "../access/scope";
import { countOf, keyset, toPage, type Page, type PageInput } from "../paging";
import { protocolOf, PROVIDER, type ConnectableView } from "./schema";

/** Active connections of the organizations to which a person belongs, whether they have come by them or not. */
export function reachableProviders(userId: string) {
  const member = { userId, suspendedAt: null, ...unexpired() };
  return { active: true, organization: { deletedAt: null, suspendedAt: null, members: { some: member } } };
}

/** What the caller may connect. */
export async function listConnectable(scope: AccountScope, input: PageInput): Promise<Page<ConnectableView>> {
  const { after, orderBy, take } = keyset(input);
  const { db } = systemScope("own-places", scope.request);
  const userId = scope.actor.id;
  const where = { ...reachableProviders(userId), identities: { none: { userId } } };
  const rows = await db.identityProvider.findMany({ where: { AND: [where, after] }, orderBy, take, select: PROVIDER });
  const count = await countOf(input, rows.length, (limit) => db.identityProvider.count({ where, ...limit }));
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    ({ id, displayName, protocol, organization }) => ({
      id,
      name: displayName,
      protocol: protocolOf(protocol),
      organization,
    }),
  );
}
