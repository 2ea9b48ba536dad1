import "server-only";
import { unexpired } from "../access/reach";
import { ORGANIZATION_ADMINS } from "../access/rights/built-in-roles";
import type { AuditDraft, TransactionDatabase } from "../audit/audited";
import { newId } from "../ids";
import { expireAndFindPending } from "../invitations/commands/invite/find-pending";
import { endOfInvitation, writeLetter } from "../invitations/commands/letter";
import { emailKey } from "../text";
import type { Directory } from "./context";

/** In whose name a directory invites: who made its token, while they may, else the organization's first owner. */
async function inviterOf(tx: TransactionDatabase, { organization, token }: Directory): Promise<string> {
  const rows = await tx.organizationMember.findMany({
    where: {
      organizationId: organization.id,
      role: { in: [...ORGANIZATION_ADMINS] },
      suspendedAt: null,
      ...unexpired(),
    },
    orderBy: { createdAt: "asc" },
    select: { userId: true, role: true },
  });
  const maker = rows.find(({ userId }) => userId === token.createdById);
  return (maker ?? rows.find(({ role }) => role === "owner"))?.userId ?? token.createdById;
}

/**
 * Invites an address into the organization's default workspace, unless it is invited already: the account is somebody's,
 * and only they say that they come.
 */
export async function inviteFor(tx: TransactionDatabase, directory: Directory, email: string): Promise<AuditDraft[]> {
  const { organization } = directory;
  const place = { organizationId: organization.id };
  const key = emailKey(email);
  const open = { ...place, emailKey: key, status: "pending", projectId: null, expiresAt: { gt: new Date() } };
  if ((await tx.invitation.count({ where: open })) > 0) return [];
  const workspace = await tx.workspace.findFirstOrThrow({
    where: { ...place, isDefault: true },
    select: { id: true, name: true, organization: { select: { defaultRole: true } } },
  });
  const expiresAt = endOfInvitation(undefined);
  const { columns } = await writeLetter(
    tx,
    { actor: { name: organization.name }, organization, workspace },
    email,
    expiresAt,
  );
  const role = workspace.organization.defaultRole;
  const id = newId("inv");
  const invitation = {
    id,
    ...place,
    workspaceId: workspace.id,
    email,
    emailKey: key,
    role,
    groupIds: [],
    projects: [],
  };
  const invitedById = await inviterOf(tx, directory);
  // None is open; one whose time is over keeps its row, and would keep the place of the new one.
  await expireAndFindPending(tx, { workspaceId: workspace.id, projectId: null }, [key]);
  await tx.invitation.create({ data: { ...invitation, expiresAt, invitedById, ...columns } });
  const after = { role, by: "scim", expiresAt: expiresAt.toISOString() };
  return [
    {
      action: "invitation.create",
      target: { type: "invitation", id, name: email },
      after,
      place: { ...place, workspaceId: workspace.id },
    },
  ];
}
