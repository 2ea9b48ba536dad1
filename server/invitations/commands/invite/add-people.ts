import "server-only";
import type { WorkspaceScope } from "../../../access/scope";
import type { TransactionDatabase } from "../../../audit/audited";
import { endFormer } from "../../../members/commands/admission/end-former";
import { notify } from "../../../notifications/notify";
import { giveGroups, giveProjects } from "../grants/give-grants";
import { grantedFields } from "../grants/resolve-grants";
import type { Answered, Asked } from "./answers";

/** Somebody of the organization who comes into the workspace without being asked. */
export interface Addition extends Asked {
  userId: string;
  name: string;
}

/** Who is in needs no invitation any more. */
async function endPending(tx: TransactionDatabase, additions: readonly Addition[], endedAt: Date): Promise<void> {
  const pending = { emailKey: { in: additions.map(({ key }) => key) }, status: "pending", projectId: null };
  const rows = await tx.invitation.findMany({ where: pending, select: { id: true, emailKey: true } });
  for (const { id, emailKey } of rows) {
    const acceptedById = additions.find(({ key }) => key === emailKey)?.userId ?? null;
    await tx.invitation.update({ where: { id }, data: { status: "accepted", acceptedById, endedAt } });
  }
}

async function tellAdded(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  additions: readonly Addition[],
): Promise<void> {
  const { organization, workspace, actor } = scope;
  const names = {
    by: actor.name,
    organization: organization.name,
    organizationSlug: organization.slug,
    workspace: workspace.name,
    workspaceSlug: workspace.slug,
  };
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  await notify(
    tx,
    additions.map(({ userId, grants }) => {
      return { userId, kind: "workspace.added", ...place, data: { ...names, role: grants.role.name } };
    }),
  );
}

/** Adds members of the organization to the workspace, at once, with a notice; in the order given. */
export async function addPeople(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  additions: readonly Addition[],
): Promise<Answered[]> {
  if (additions.length === 0) return [];
  const { organization, workspace } = scope;
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  const now = new Date();
  await endFormer(
    tx,
    place,
    additions.map(({ userId }) => userId),
  );
  await tx.workspaceMember.createMany({
    data: additions.map(({ userId, grants: { role, memberUntil } }) => {
      return { ...place, userId, role: role.role, roleId: role.roleId, source: "manual", expiresAt: memberUntil };
    }),
  });
  await endPending(tx, additions, now);
  for (const { userId, grants } of additions) {
    const given = { ...place, userId, source: "manual", until: grants.memberUntil };
    await giveGroups(
      tx,
      given,
      grants.groups.map(({ id }) => id),
    );
    await giveProjects(tx, given, grants.projects);
  }
  await tellAdded(tx, scope, additions);
  return additions.map(({ email, userId, name, grants }) => ({
    item: { email, status: "added" },
    entry: { target: { type: "user", id: userId, name }, after: { ...grantedFields(grants), added: true } },
  }));
}
