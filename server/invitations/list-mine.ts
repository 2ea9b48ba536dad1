import "server-only";
import { systemScope } from "../access/authorize";
import { WORKSPACE_STANDS } from "../access/reach";
import type { AccountScope } from "../access/scope";
import { countOf, keyset, toPage, type Page, type PageInput } from "../paging";
import { emailKey } from "../text";
import { namesIn } from "./views/names-for-invited";
import { INVITATION_COLUMNS, roleOf } from "./queries/columns";
import type { MyInvitationView } from "./schema/answers";

const EMPTY: Page<MyInvitationView> = { items: [], nextCursor: null, total: 0 };

/** The open invitations to the caller's address, once they have proved that it is theirs. */
export async function listMyInvitations(scope: AccountScope, input: PageInput): Promise<Page<MyInvitationView>> {
  if (!scope.actor.emailVerified) return EMPTY;
  // They stand in organizations that the caller does not belong to yet.
  const system = systemScope("at-the-door", scope.request);
  const { after, orderBy, take } = keyset(input);
  const where = {
    emailKey: emailKey(scope.actor.email),
    status: "pending",
    expiresAt: { gt: new Date() },
    workspace: WORKSPACE_STANDS,
  };
  const rows = await system.db.invitation.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: {
      ...INVITATION_COLUMNS,
      workspace: { select: { name: true, organization: { select: { name: true } } } },
    },
  });
  const count = await countOf(input, rows.length, (limit) => system.db.invitation.count({ where, ...limit }));
  const namesOf = await namesIn(system, rows);
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => ({
      id: row.id,
      workspace: { name: row.workspace.name },
      organization: { name: row.workspace.organization.name },
      role: roleOf(row),
      ...namesOf(row),
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    }),
  );
}
