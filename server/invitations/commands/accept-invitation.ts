import "server-only";
import type { AccountScope, InvitationScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { recorded } from "../../audit/recorded";
import { AppError } from "../../errors";
import { admitToOrganization, admitToWorkspace } from "../../members/commands/admit-member";
import { isInvited } from "../by-token";
import { statusOf } from "../queries";
import type { AcceptedInvitationView } from "../schema";

/**
 * An invitation is for the account with its address alone. The inviter sees that somebody else tried; the refusal leaves
 * the audit row.
 * @throws FORBIDDEN address_mismatch
 */
export async function refuseOthers(scope: InvitationScope): Promise<void> {
  if (isInvited(scope.actor, scope.invitation)) return;
  const { id } = scope.invitation;
  const mismatchAt = new Date();
  await recorded(scope, "invitation-mismatch", (tx) =>
    tx.invitation.updateMany({ where: { id }, data: { mismatchAt } }),
  );
  throw new AppError("FORBIDDEN", "address_mismatch");
}

/** @throws EXPIRED expired, EXPIRED invitation_ended, CONFLICT invitation_accepted */
export function refuseEnded(invitation: { status: string; expiresAt: Date }): void {
  const status = statusOf(invitation);
  if (status === "pending") return;
  if (status === "accepted") throw new AppError("CONFLICT", "invitation_accepted");
  throw new AppError("EXPIRED", status === "expired" ? "expired" : "invitation_ended");
}

/** The letter arrived, so the address is the account's. */
async function verifyByMail(account: AccountScope, invitation: { id: string }): Promise<void> {
  const { id, name, email } = account.actor;
  await audited(account, "email.verify", async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, email, emailVerifiedAt: null },
      data: { emailVerifiedAt: new Date() },
    });
    const entry = { target: { type: "user", id, name }, after: { email, verified: true, invitation: invitation.id } };
    return { value: undefined, entries: count === 1 ? entry : [] };
  });
}

/** @throws FORBIDDEN suspended where the organization, the workspace or the person's membership is */
async function admit(tx: TransactionDatabase, scope: InvitationScope): Promise<AcceptedInvitationView["role"]> {
  const suspended = () => new AppError("FORBIDDEN", "suspended");
  const { organization, workspace, invitation, actor } = scope;
  const place = await tx.workspace.findUnique({
    where: { id: workspace.id },
    select: { suspendedAt: true, organization: { select: { suspendedAt: true } } },
  });
  if (place?.suspendedAt !== null || place.organization.suspendedAt !== null) throw suspended();
  const person = { organizationId: organization.id, userId: actor.id };
  const proved = actor.emailVerified || invitation.via === "mail";
  const vouchedById = proved ? null : invitation.invitedById;
  if (!(await admitToOrganization(tx, { ...person, vouchedById }))) throw suspended();
  if (!workspace.isDefault) {
    const home = await tx.workspace.findFirst({ where: { isDefault: true }, select: { id: true } });
    if (home !== null) {
      await admitToWorkspace(tx, { ...person, workspaceId: home.id, role: "viewer", source: "invitation" });
    }
  }
  return admitToWorkspace(tx, { ...person, workspaceId: workspace.id, role: invitation.role, source: "invitation" });
}

/**
 * The invited person comes in: a member of the organization, of its default workspace as viewer, and of the workspace
 * with the invited role. Of several at once exactly one succeeds.
 * @throws FORBIDDEN address_mismatch, EXPIRED expired, invitation_ended, CONFLICT invitation_accepted
 */
export async function acceptInvitation(account: AccountScope, scope: InvitationScope): Promise<AcceptedInvitationView> {
  await refuseOthers(scope);
  refuseEnded(scope.invitation);
  const { invitation, organization, workspace, actor } = scope;
  if (invitation.via === "mail" && !actor.emailVerified) await verifyByMail(account, invitation);
  return audited(
    scope,
    "invitation.accept",
    async (tx) => {
      const now = new Date();
      const { count } = await tx.invitation.updateMany({
        where: { id: invitation.id, status: "pending", expiresAt: { gt: now } },
        data: { status: "accepted", acceptedById: actor.id, endedAt: now },
      });
      if (count !== 1) {
        const row = await tx.invitation.findUniqueOrThrow({ where: { id: invitation.id } });
        refuseEnded(row);
      }
      const role = await admit(tx, scope);
      return {
        value: {
          organization: { id: organization.id, name: organization.name, slug: organization.slug },
          workspace: { id: workspace.id, name: workspace.name, slug: workspace.slug },
          role,
        },
        entries: {
          target: { type: "invitation", id: invitation.id, name: invitation.email },
          before: { status: "pending" },
          after: { status: "accepted", role, via: invitation.via },
        },
      };
    },
    { lock: { organization: organization.id } },
  );
}
