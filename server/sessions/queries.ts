import "server-only";
import type { AccountScope } from "../access/scope";
import { countOf, keyset, toPage, type Page, type PageInput } from "../paging";
import type { SessionView } from "./schema";
import { deviceOf } from "./views/device";

/** The caller's live sessions. */
export async function listSessions(scope: AccountScope, input: PageInput): Promise<Page<SessionView>> {
  const { after, orderBy, take } = keyset(input);
  const where = { endedAt: null, expiresAt: { gt: new Date() } };
  const rows = await scope.db.session.findMany({
    where: { ...where, ...after },
    orderBy,
    take,
    select: { id: true, agent: true, address: true, createdAt: true, lastUsedAt: true, expiresAt: true },
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.session.count({ where, ...limit }));
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => ({
      id: row.id,
      current: row.id === scope.actor.session?.id,
      device: deviceOf(row.agent),
      address: row.address,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    }),
  );
}
