import "server-only";
import { projectsInSight, unexpired } from "../../../access/reach";
import type { WorkspaceScope } from "../../../access/scope";
import { audited, type TransactionDatabase } from "../../../audit/audited";
import { AppError } from "../../../errors";
import { takeSeatIn } from "../../../members/commands/admission/seats";
import { INVITATION_COLUMNS, statusOf, type InvitationColumns } from "../../queries/columns";
import { namesFor } from "../../queries/names";
import { toInvitationView } from "../../queries/views";
import { countLetters } from "../../rates";
import type { ResentInvitationView } from "../../schema";
import { expireAndFindPending } from "../invite/find-pending";
import { endOfInvitation, writeLetter } from "../letter";
import { endedError, invitationToHandOut } from "./invitation-to-hand-out";

/** An expired invitation comes back to life only where a new one could be made. */
async function refuseRevival(tx: TransactionDatabase, scope: WorkspaceScope, row: InvitationColumns): Promise<void> {
  const { emailKey, projectId } = row;
  const inWorkspace = { some: { workspaceId: scope.workspace.id, ...unexpired() } };
  const member = { user: { emailKey }, ...unexpired(), workspaces: inWorkspace };
  const collaborator = { user: { emailKey }, projectId: projectId ?? "none", ...unexpired() };
  const inside =
    projectId === null
      ? await tx.organizationMember.count({ where: member })
      : await tx.collaborator.count({ where: collaborator });
  if (inside > 0) throw new AppError("CONFLICT", "already_member");
  // This one's time is over, so what is found is another one.
  const pending = await expireAndFindPending(tx, { workspaceId: scope.workspace.id, projectId }, [emailKey]);
  if (pending.has(emailKey)) throw new AppError("CONFLICT", "already_invited");
  await takeSeatIn(tx, scope.organization.id, emailKey);
}

async function projectOf(tx: TransactionDatabase, { projectId }: InvitationColumns) {
  if (projectId === null) return {};
  const project = await tx.project.findFirst({ where: { id: projectId, deletedAt: null }, select: { name: true } });
  if (project === null) throw new AppError("CONFLICT", "invitation_ended");
  return { project };
}

/**
 * Extends an invitation that is pending or has expired, and sends it anew with new tokens; the old ones are dead. Who
 * sends it is its inviter from then on, since it is their word that counts.
 * @throws NOT_FOUND, INVALID invalid_value (expiresAt), FORBIDDEN permission_missing, rank_too_low, CONFLICT
 *   invitation_ended, invitation_accepted, already_member, already_invited, LIMIT seat_maximum, plan_limit, rate_limited
 */
export async function resendInvitation(
  scope: WorkspaceScope,
  input: { invitation: string; expiresAt?: string | undefined },
): Promise<ResentInvitationView> {
  const expiresAt = endOfInvitation(input.expiresAt);
  await countLetters(scope, 1);
  // Read before the change, which the embedded database's one connection belongs to then.
  const sight = await projectsInSight(scope);
  return audited(
    scope,
    "invitation.resend",
    async (tx) => {
      const before = await invitationToHandOut(tx, scope, "invitation.resend", input.invitation);
      const status = statusOf(before);
      if (status !== "pending" && status !== "expired") throw endedError(status);
      if (status === "expired") await refuseRevival(tx, scope, before);
      const from = { ...scope, ...(await projectOf(tx, before)) };
      const { link, columns } = await writeLetter(tx, from, before.email, expiresAt);
      const untold = { mismatchAt: null, reissueAskedAt: null, reissueAskedEmail: null };
      const alive = { status: "pending", expiresAt, endedAt: null, endedById: null, invitedById: scope.actor.id };
      const row = await tx.invitation.update({
        where: { id: before.id },
        data: { ...columns, ...alive, ...untold },
        select: INVITATION_COLUMNS,
      });
      const names = await namesFor(tx, [row], sight);
      return {
        value: { ...toInvitationView(row, names), link },
        entries: {
          target: { type: "invitation", id: row.id, name: row.email },
          before: { expiresAt: before.expiresAt.toISOString() },
          after: { expiresAt: row.expiresAt.toISOString() },
        },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}
