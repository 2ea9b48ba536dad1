import "server-only";
import { givableGroups } from "../../../access-rules/commands/check-groups";
import type { InvitationScope } from "../../../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../../../audit/audited";
import { AppError, isAppError } from "../../../errors";
import { admitNewcomer, ownAccount, refuseClosed } from "../../../members/commands/admission/admit-newcomer";
import { workspaceRoleNow } from "../../../roles/commands/resolve-role";
import type { FoundInvitation } from "../../find-invitation";
import { projectsOf, statusOf } from "../../queries/columns";
import type { AcceptedInvitationView } from "../../schema/answers";
import { inviterAuthority, stillGivable } from "../grants/check-inviter";
import { giveGroups, giveProjects } from "../grants/give-grants";
import { acceptExternal, givenInProject, type Accepted } from "./accept-external";
import { refuseOthers } from "./refuse-others";
import { tellInviter } from "./tell-inviter";

/** @throws EXPIRED expired, EXPIRED invitation_ended, CONFLICT invitation_accepted */
export function refuseEnded(invitation: { status: string; expiresAt: Date }): void {
  const status = statusOf(invitation);
  if (status === "pending") return;
  if (status === "accepted") throw new AppError("CONFLICT", "invitation_accepted");
  throw new AppError("EXPIRED", status === "expired" ? "expired" : "invitation_ended");
}

/** Of several who accept at once one gets through; the others learn what has become of the invitation. */
async function claim(tx: TransactionDatabase, scope: InvitationScope, { id, memberUntil }: FoundInvitation) {
  const now = new Date();
  if (memberUntil !== null && memberUntil <= now) throw new AppError("EXPIRED", "expired");
  const { count } = await tx.invitation.updateMany({
    where: { id, status: "pending", expiresAt: { gt: now } },
    data: { status: "accepted", acceptedById: scope.actor.id, endedAt: now },
  });
  if (count === 1) return;
  refuseEnded(await tx.invitation.findUniqueOrThrow({ where: { id }, select: { status: true, expiresAt: true } }));
}

/** The letter arrived, so the address is the account's. Answers the audit row of it, where that is new. */
async function verifyByMail(
  tx: TransactionDatabase,
  scope: InvitationScope,
  found: FoundInvitation,
): Promise<AuditDraft[]> {
  if (found.via !== "mail") return [];
  const { id, name, email } = scope.actor;
  const { count } = await tx.user.updateMany({
    where: { id, emailKey: found.emailKey, emailVerifiedAt: null },
    data: { emailVerifiedAt: new Date() },
  });
  const after = { email, verified: true, invitation: found.id };
  return count === 1 ? [{ action: "email.verify", target: { type: "user", id, name }, after }] : [];
}

/** The role that the invitation gives, and what its inviter may give, as things stand. @throws EXPIRED inviter_gone */
async function givenInWorkspace(tx: TransactionDatabase, found: FoundInvitation) {
  const { organizationId, workspaceId, invitedById, memberUntil: until } = found;
  const given = await workspaceRoleNow(tx, workspaceId, found);
  const needed = { role: given.authority, until };
  const place = { organizationId, workspaceId };
  return { given, authority: await inviterAuthority(tx, place, invitedById, "invitation.create", needed) };
}

/**
 * Whether an open invitation would let somebody in as things stand: its place is open, its end has not come, and whoever
 * sent it could give it today.
 */
export async function wouldLetIn(
  tx: TransactionDatabase,
  place: Pick<InvitationScope, "organization" | "workspace">,
  found: FoundInvitation,
): Promise<boolean> {
  if (found.memberUntil !== null && found.memberUntil <= new Date()) return false;
  try {
    await refuseClosed(tx, place);
    if (found.projectId === null) await givenInWorkspace(tx, found);
    else await givenInProject(tx, { ...found, projectId: found.projectId });
    return true;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}

async function admit(
  tx: TransactionDatabase,
  scope: InvitationScope,
  found: FoundInvitation,
  vouchedById: string | null,
): Promise<Accepted> {
  const { organizationId, workspaceId, invitedById, memberUntil: until } = found;
  const place = { organizationId, workspaceId };
  const { given, authority } = await givenInWorkspace(tx, found);
  const userId = scope.actor.id;
  const role = await admitNewcomer(tx, scope, userId, { role: given, source: "invitation", vouchedById, until });
  const recipient = { ...place, userId, source: "invitation", until, vouchedById };
  const inviter = { id: invitedById, place, authority };
  const { givable: groupIds } = await givableGroups(tx, inviter, found.groupIds, until);
  const asked = projectsOf(found);
  const projects = await stillGivable(tx, place, invitedById, asked, until);
  const missing = {
    groups: found.groupIds.length - groupIds.length + (await giveGroups(tx, recipient, groupIds)),
    projects: asked.length - projects.length + (await giveProjects(tx, recipient, projects)),
  };
  return { project: null, role: role.role, skipped: missing };
}

/**
 * What accepting comes to, inside of a change that holds the organization's lock and is confined to the scope's place:
 * the person's own, or the one that lets them in by a provider.
 * @throws as `acceptInvitation`
 */
export async function acceptWithin(
  tx: TransactionDatabase,
  scope: InvitationScope,
  found: FoundInvitation,
): Promise<{ value: AcceptedInvitationView; entries: readonly AuditDraft[] }> {
  const { organization, workspace } = scope;
  const account = await ownAccount(tx, scope);
  if (account.emailKey !== found.emailKey) throw new AppError("FORBIDDEN", "address_mismatch");
  await refuseClosed(tx, scope);
  await claim(tx, scope, found);
  const proved = account.emailVerifiedAt !== null || found.via === "mail";
  const vouchedById = proved ? null : found.invitedById;
  const accepted =
    found.projectId === null
      ? await admit(tx, scope, found, vouchedById)
      : await acceptExternal(tx, scope, { ...found, projectId: found.projectId }, vouchedById);
  const verified = await verifyByMail(tx, scope, found);
  await tellInviter(tx, scope, found, "invitation.accepted", { by: scope.actor.name });
  const after = { status: "accepted", role: accepted.role, via: found.via };
  const skipped = accepted.skipped.groups + accepted.skipped.projects === 0 ? {} : { skipped: accepted.skipped };
  return {
    value: {
      organization: { id: organization.id, name: organization.name, slug: organization.slug },
      workspace: { id: workspace.id, name: workspace.name, slug: workspace.slug },
      ...accepted,
    },
    entries: [
      {
        target: { type: "invitation", id: found.id, name: found.email },
        before: { status: "pending" },
        after: { ...after, ...skipped },
      },
      ...verified,
    ],
  };
}

/**
 * The invited person comes in: a member of the organization, of its default workspace as newcomers are, and of the
 * workspace with the invited role, groups and projects; an external collaborator into the one project alone. All of it,
 * the proof of their address included, is one change: of several at once exactly one succeeds.
 * @throws FORBIDDEN address_mismatch, suspended, EXPIRED expired, invitation_ended, inviter_gone, CONFLICT
 *   invitation_accepted, archived
 */
export async function acceptInvitation(
  scope: InvitationScope,
  found: FoundInvitation,
): Promise<AcceptedInvitationView> {
  await refuseOthers(scope, found);
  refuseEnded(found);
  const lock = { organization: scope.organization.id };
  return audited(scope, "invitation.accept", (tx) => acceptWithin(tx, scope, found), { lock });
}
