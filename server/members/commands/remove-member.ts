import "server-only";
import { workspaceAuthority, type Authority } from "../../access/rights/authority";
import type { WorkspaceScope } from "../../access/scope";
import { audited, type Change, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { refuseManagedMember } from "../../directory/commands/managed";
import { notify } from "../../notifications/notify";
import { refusePersonal } from "../../organizations/commands/refusals";
import { endMemberships, toReceipt } from "../ending";
import type { EndingReceipt, EndMemberInput, HandOverInput } from "../schema/endings";
import { actingAuthority, refuseAbove } from "../../access/standing/acting-authority";
import { memberWithRow } from "./find-member";
import { keepAdmins } from "./keep-last-ones";
import { handOverProjects } from "./hand-over";

/** @throws CONFLICT default_workspace, CONFLICT personal_organization */
function refuseStaying(scope: WorkspaceScope): void {
  refusePersonal(scope.organization);
  if (scope.workspace.isDefault) throw new AppError("CONFLICT", "default_workspace");
}

async function end(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  member: Awaited<ReturnType<typeof memberWithRow>> & { id: string },
  input: HandOverInput,
): Promise<Change<EndingReceipt>> {
  const { id: userId, name, emailKey, role } = member;
  const { organization, workspace, actor } = scope;
  await keepAdmins(tx, userId, workspace.id);
  const whole = scope.roles.includes("admin") || actor.id === userId;
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  const leaver = { userId, emailKey, ...place, ...(whole ? {} : { seenBy: actor.id }) };
  const handed = await handOverProjects(tx, leaver, input, actor);
  const ended = await endMemberships(tx, { ...leaver, endedById: actor.id });
  const removed = { userId, kind: "membership.removed" as const, data: { by: actor.name, place: workspace.name } };
  await notify(tx, [...(userId === actor.id ? [] : [removed]), ...handed.notices]);
  const target = { type: "user", id: userId, name };
  return {
    value: toReceipt({ id: userId, name }, ended, handed.receipt),
    entries: [{ target, before: { role, ...ended.counts }, after: ended.after }, ...ended.entries, ...handed.entries],
  };
}

/**
 * Takes one person out of the workspace, inside of a change that holds the lock of memberships. Projects are handed over
 * by who has all of an admin's rights there.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT last_admin, inherited_role
 */
async function removeOne(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  acting: Authority,
  input: EndMemberInput,
): Promise<Change<EndingReceipt>> {
  const member = await memberWithRow(tx, scope.workspace.id, input.user);
  refuseAbove(acting, member.authority);
  await refuseManagedMember(tx, { organizationId: scope.organization.id, userId: input.user }, scope.workspace.id);
  // Whoever may take people out, and no more, gives away nothing that they do not have themselves.
  if (input.handOver !== undefined || input.handOverTo !== undefined) refuseAbove(acting, workspaceAuthority("admin"));
  return end(tx, scope, { id: input.user, ...member }, input);
}

/**
 * Takes a person out of the workspace: membership, groups, project roles and credentials end at once.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT last_admin, inherited_role, default_workspace
 */
export async function removeMember(scope: WorkspaceScope, input: EndMemberInput): Promise<EndingReceipt> {
  refuseStaying(scope);
  return audited(
    scope,
    "member.remove",
    async (tx) => removeOne(tx, scope, await actingAuthority(tx, scope, "member.remove"), input),
    { lock: { organization: scope.organization.id } },
  );
}

/**
 * The caller leaves the workspace; the same ends as by removal.
 * @throws CONFLICT last_admin, inherited_role, default_workspace
 */
export async function leaveWorkspace(scope: WorkspaceScope, input: HandOverInput): Promise<EndingReceipt> {
  refuseStaying(scope);
  return audited(
    scope,
    "member.leave",
    async (tx) => {
      const member = await memberWithRow(tx, scope.workspace.id, scope.actor.id);
      return end(tx, scope, { id: scope.actor.id, ...member }, input);
    },
    { lock: { organization: scope.organization.id } },
  );
}
