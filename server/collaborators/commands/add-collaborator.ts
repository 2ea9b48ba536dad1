import "server-only";
import { unexpired } from "../../access/reach";
import { isOrganizationAdmin } from "../../access/rights/built-in-roles";
import type { ProjectScope } from "../../access/scope";
import { audited, type Change, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { countExternalLetter, inviteExternal } from "../../invitations/commands/invite/invite-external";
import { endFormerCollaborator } from "../../members/commands/admission/end-former";
import { notify } from "../../notifications/notify";
import { refusePersonal } from "../../organizations/commands/refusals";
import { actingInProject } from "../../projects/commands/check-project";
import { emailKey, emailSchema } from "../../text";
import { getCollaborator } from "../queries";
import type { AddCollaboratorInput, AddedCollaboratorView } from "../schema";
import { endOf, grantOf, refuseLaterThanOwn, shownGrant, type Grant } from "./check-collaborator";

interface Addition {
  email: string;
  grant: Grant;
  expiresAt: Date | null;
}

function refused(
  reason: "admin_already" | "already_invited" | "already_member" | "not_in_organization" | "suspended",
): AppError {
  return new AppError("CONFLICT", reason, "email");
}

/** Somebody of the organization with this address, as they stand now; null where there is nobody. */
async function memberByEmail(tx: TransactionDatabase, scope: ProjectScope, email: string) {
  return tx.organizationMember.findFirst({
    where: { user: { emailKey: emailKey(email) }, ...unexpired() },
    select: {
      userId: true,
      role: true,
      suspendedAt: true,
      user: { select: { name: true, suspendedAt: true } },
      workspaces: { where: { workspaceId: scope.workspace.id, role: "admin", ...unexpired() }, select: { role: true } },
    },
  });
}

type Member = NonNullable<Awaited<ReturnType<typeof memberByEmail>>>;

/**
 * Admins above have every project already; a row would only look as if it could be taken from them.
 * @throws CONFLICT admin_already, suspended (email)
 */
function refuseAdmins({ role, workspaces, suspendedAt, user }: Member): void {
  if (isOrganizationAdmin(role) || workspaces.length > 0) throw refused("admin_already");
  if (suspendedAt !== null || user.suspendedAt !== null) throw refused("suspended");
}

/** @throws CONFLICT already_member (email); a row that has ended makes room */
async function refusePresent(tx: TransactionDatabase, scope: ProjectScope, email: string): Promise<void> {
  const own = { projectId: scope.project.id, user: { emailKey: emailKey(email) } };
  if ((await tx.collaborator.count({ where: { ...own, ...unexpired() } })) > 0) throw refused("already_member");
  const former = await tx.collaborator.findFirst({ where: own, select: { userId: true } });
  if (former !== null) await endFormerCollaborator(tx, [scope.project.id], former.userId);
}

async function addMember(
  tx: TransactionDatabase,
  scope: ProjectScope,
  member: Member,
  addition: Addition,
): Promise<Change<AddedCollaboratorView>> {
  const { organization, workspace, project, actor } = scope;
  const { grant, expiresAt, email } = addition;
  const { userId } = member;
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  await tx.collaborator.create({
    data: { ...place, projectId: project.id, userId, ...grant.columns, expiresAt, addedById: actor.id },
  });
  const slugs = { workspaceSlug: workspace.slug, projectSlug: project.slug };
  const data = { by: actor.name, project: project.name, role: grant.name, ...slugs };
  if (userId !== actor.id) await notify(tx, [{ userId, kind: "project.added", ...place, data }]);
  return {
    value: { email, status: "added", collaborator: await getCollaborator(tx, scope, userId) },
    entries: {
      target: { type: "user", id: userId, name: member.user.name },
      after: { ...shownGrant({ ...grant.columns, customRole: { name: grant.name } }), ...endField(expiresAt) },
    },
  };
}

/**
 * Somebody from outside comes in by an invitation alone.
 * @throws CONFLICT already_invited, sso_no_external (email), LIMIT seat_maximum
 */
async function inviteOutsider(
  tx: TransactionDatabase,
  scope: ProjectScope,
  { email, grant, expiresAt }: Addition,
): Promise<Change<AddedCollaboratorView>> {
  const { role, roleId, access = null } = grant.columns;
  const given = access === null ? (roleId ?? role) : null;
  const invited = await inviteExternal(tx, scope, { email, role: given, access, memberUntil: expiresAt });
  const { status, reason, invitation, link, mail } = invited.item;
  if (status === "refused" || invited.entry === undefined) {
    if (reason === "sso_no_external") throw new AppError("CONFLICT", "sso_no_external", "email");
    if (reason === "seat_maximum" || reason === "plan_limit") throw new AppError("LIMIT", reason, "email");
    throw refused(reason === "already_member" ? "already_member" : "already_invited");
  }
  return { value: { email, status: "invited", invitation, link, mail }, entries: invited.entry };
}

function endField(expiresAt: Date | null) {
  return expiresAt === null ? {} : { expiresAt: expiresAt.toISOString() };
}

/**
 * Lets somebody into the project. People of the organization are in at once, whether or not they belong to the
 * workspace; anybody else is invited to this one project, where the caller says that they are external.
 * @throws INVALID invalid_value (email, role, expiresAt), CONFLICT not_in_organization, already_member, admin_already,
 * suspended, already_invited (email), project_owner (role), personal_organization, FORBIDDEN rank_too_low, LIMIT
 */
export async function addCollaborator(
  scope: ProjectScope,
  input: AddCollaboratorInput,
): Promise<AddedCollaboratorView> {
  refusePersonal(scope.organization);
  const parsed = emailSchema.safeParse(input.email);
  if (!parsed.success) throw new AppError("INVALID", "invalid_value", "email");
  const email = parsed.data;
  const expiresAt = endOf(input.expiresAt);
  if (input.external) await countExternalLetter(scope);
  return audited(
    scope,
    "collaborator.add",
    async (tx) => {
      const acting = await actingInProject(tx, scope, "collaborator.add");
      const grant = await grantOf(tx, scope, acting, input);
      await refuseLaterThanOwn(tx, scope, expiresAt);
      await refusePresent(tx, scope, email);
      const member = await memberByEmail(tx, scope, email);
      if (member !== null) {
        refuseAdmins(member);
        return addMember(tx, scope, member, { email, grant, expiresAt });
      }
      if (!input.external) throw refused("not_in_organization");
      return inviteOutsider(tx, scope, { email, grant, expiresAt });
    },
    // Seats are counted in the whole organization.
    { lock: { organization: scope.organization.id }, across: "workspaces" },
  );
}
