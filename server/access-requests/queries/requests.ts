import "server-only";
import { decisionLimits, mayAlso } from "../../access/limits/credential-scopes";
import { forbiddenIn } from "../../access/limits/refusals";
import type { WorkspaceScope } from "../../access/scope";
import { containing, countOf, keyset, toPage, type Page } from "../../paging";
import type { AccessRequestView, ListAccessRequestsInput } from "../schema";
import { requestsInSight, REQUEST_COLUMNS, RESOLVED, toRequestView, type RequestColumns } from "./columns";

function within(scope: WorkspaceScope) {
  const { project } = decisionLimits(scope.actor);
  return project === null ? {} : { OR: [{ projectId: project }, { resource: { projectId: project } }] };
}

function searched(search: string | undefined) {
  if (search === undefined) return {};
  const found = containing(search);
  return { OR: [{ user: { OR: [{ name: found }, { email: found }] } }, { target: found }, { message: found }] };
}

/** Whose requests are listed. @throws FORBIDDEN permission_missing (of) */
function wanted(scope: WorkspaceScope, { of }: ListAccessRequestsInput) {
  const decides = scope.roles.includes("admin") && mayAlso(scope, "access-request.approve");
  if (of === "everyone" && !decides) throw forbiddenIn(scope, "access-request.approve", "of");
  return of === "me" || !decides ? { userId: scope.actor.id } : RESOLVED;
}

/** The names of those who decided, for people of the workspace. */
async function readDeciders(scope: WorkspaceScope, rows: readonly RequestColumns[]): Promise<Map<string, string>> {
  if (!scope.inWorkspace) return new Map();
  const people = await scope.db.organizationMember.findMany({
    where: { userId: { in: rows.flatMap(({ decidedById }) => decidedById ?? []) } },
    select: { userId: true, user: { select: { name: true } } },
  });
  return new Map(people.map(({ userId, user }) => [userId, user.name]));
}

/**
 * The caller's own requests; for admins everybody's, but those that name nothing that is there.
 * @throws FORBIDDEN permission_missing (of)
 */
export async function listAccessRequests(
  scope: WorkspaceScope,
  input: ListAccessRequestsInput,
): Promise<Page<AccessRequestView>> {
  const { after, orderBy, take } = keyset(input);
  const state = input.status === undefined ? {} : { status: input.status };
  const where = { AND: [wanted(scope, input), within(scope), state, searched(input.search)] };
  const rows = await scope.db.accessRequest.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: REQUEST_COLUMNS,
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.accessRequest.count({ where, ...limit }));
  const place = { workspaceId: scope.workspace.id, organizationId: scope.organization.id };
  const seen = await requestsInSight(place, scope.actor.id, rows);
  const deciders = await readDeciders(scope, rows);
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => toRequestView(row, seen.has(row.id), deciders),
  );
}
