import "server-only";
import { mayAlso } from "../../access/limits/credential-scopes";
import { isOrganizationAdmin } from "../../access/rights/built-in-roles";
import type { OrganizationScope, WorkspaceScope } from "../../access/scope";
import { countMembers, membersPage, type MemberRow, type MembersAsked } from "../../db/hot/people/members";
import {
  countExternal,
  countOrganizationMembers,
  externalPage,
  organizationMembersPage,
} from "../../db/hot/people/organization-members";
import { countPending, pendingPage } from "../../db/hot/people/pending-members";
import { seatsOf } from "../../db/hot/people/seats";
import type { TransactionDatabase } from "../../db/tenant";
import { notFound } from "../../errors";
import { countOf, position, toPage, type Page, type PageInput } from "../../paging";
import { planNow } from "../../subscriptions/views/current-plan";
import type {
  ExternalView,
  ListMembersInput,
  ListOrganizationMembersInput,
  ListUsersInput,
  MemberView,
  OrganizationMemberView,
  SeatsView,
  UserView,
} from "../schema";
import { toExternalView, toMemberView, toOrganizationMemberView, toPendingView, toUserView } from "../views";

function asked(scope: WorkspaceScope, input: ListMembersInput): MembersAsked {
  const { search, status, role, source, group } = input;
  return {
    organizationId: scope.organization.id,
    workspaceId: scope.workspace.id,
    ...position(input),
    search,
    status,
    role,
    source,
    group,
    withUsage: mayAlso(scope, "member.change-role"),
    withTotal: input.total !== "none",
  };
}

/** As many as the rows of a page say themselves, else they are counted. */
async function readTotal(asked: MembersAsked, rows: readonly MemberRow[], most: number | undefined): Promise<number> {
  const [row] = rows;
  return row?.total === undefined ? countMembers(asked, most) : Number(row.total);
}

/** The people of the workspace; the organization's owners and admins are shown as inherited where they have no row. */
export async function listMembers(scope: WorkspaceScope, input: ListMembersInput): Promise<Page<MemberView>> {
  const members = asked(scope, input);
  const rows = await membersPage(members);
  const count = await countOf(input, rows.length, ({ take }) => readTotal(members, rows, take));
  return toPage(input, rows, count, (row) => row.userId, toMemberView);
}

const ONE = { after: null, descending: false, take: 1 } as const;

/** One person of the workspace, read in the transaction that changed them: they may be gone once it is over. */
export async function getMember(tx: TransactionDatabase, scope: WorkspaceScope, user: string): Promise<MemberView> {
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  const [row] = await membersPage({ ...place, ...ONE, user, withUsage: true }, tx);
  if (row === undefined) throw notFound();
  return toMemberView(row);
}

const INVITATION_PREFIX = "inv_";

/**
 * The table of users: first those who were invited and have not answered, shown to who may see invitations, then the
 * people of the workspace. A page goes on in the one list where the other ends, so that neither is read whole.
 */
export async function listUsers(scope: WorkspaceScope, input: ListUsersInput): Promise<Page<UserView>> {
  const { status, source } = input;
  const withPending =
    mayAlso(scope, "invitation.list") &&
    (status === undefined || status === "pending") &&
    (source === undefined || source === "invitation");
  const withMembers = status !== "pending";
  const { after, descending, take } = position(input);
  const members = asked(scope, { ...input, status: status === "pending" ? undefined : status });
  const pending = { ...members, workspaceId: scope.workspace.id, descending, take };
  const inMembers = after !== null && !after.startsWith(INVITATION_PREFIX);
  const invited = withPending && !inMembers ? await pendingPage(pending) : [];
  const left = take - invited.length;
  const people = withMembers && left > 0 ? await membersPage({ ...members, after: inMembers ? after : null }) : [];
  const found = left > 0 ? people.length : take;
  const ofPending = withPending
    ? await countOf(input, invited.length, ({ take: most }) => countPending(pending, most))
    : 0;
  const ofMembers = withMembers ? await countOf(input, found, ({ take: most }) => readTotal(members, people, most)) : 0;
  const views = [...invited.map(toPendingView), ...people.slice(0, left).map(toUserView)];
  return toPage(
    input,
    views,
    ofPending + ofMembers,
    (view) => view.id,
    (view) => view,
  );
}

export async function listOrganizationMembers(
  scope: OrganizationScope,
  input: ListOrganizationMembersInput,
): Promise<Page<OrganizationMemberView>> {
  const { search, status, role, source } = input;
  const withUsage = scope.roles.some(isOrganizationAdmin);
  const organizationId = scope.organization.id;
  const members = { organizationId, ...position(input), search, status, role, source, withUsage };
  const rows = await organizationMembersPage(members);
  const count = await countOf(input, rows.length, ({ take }) => countOrganizationMembers(members, take));
  return toPage(input, rows, count, (row) => row.userId, toOrganizationMemberView);
}

/** One person of the organization, read in the transaction that changed them. */
export async function getOrganizationMember(
  tx: TransactionDatabase,
  scope: OrganizationScope,
  user: string,
): Promise<OrganizationMemberView> {
  const organizationId = scope.organization.id;
  const [row] = await organizationMembersPage({ organizationId, ...ONE, user, withUsage: true }, tx);
  if (row === undefined) throw notFound();
  return toOrganizationMemberView(row);
}

/**
 * Those who are in single projects of the organization without belonging to it;
 * they take seats, so its admins see them.
 */
export async function listExternal(scope: OrganizationScope, input: PageInput): Promise<Page<ExternalView>> {
  const external = { organizationId: scope.organization.id, ...position(input), search: input.search };
  const rows = await externalPage(external);
  const count = await countOf(input, rows.length, () => countExternal(external));
  return toPage(input, rows, count, (row) => row.userId, toExternalView);
}

async function readSeats({ organization: { id } }: WorkspaceScope | OrganizationScope): Promise<SeatsView> {
  const [row, plan] = await Promise.all([seatsOf(id), planNow(id)]);
  if (row === undefined) throw notFound();
  const { people, external, invited } = row;
  const { limits } = plan.terms;
  const limited = [limits.members, row.maximum].filter((limit) => limit !== null);
  const maximum = limited.length === 0 ? null : Math.min(...limited);
  const used = people + external + invited;
  return { used, maximum, reached: maximum !== null && used >= maximum, people, external, invited };
}

/** The seats of the workspace's organization, for those who invite into it. */
export async function getSeats(scope: WorkspaceScope): Promise<SeatsView> {
  return readSeats(scope);
}

export async function getOrganizationSeats(scope: OrganizationScope): Promise<SeatsView> {
  return readSeats(scope);
}
