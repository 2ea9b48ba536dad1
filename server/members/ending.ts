import "server-only";
import { endGrants } from "../access-rules/commands/end-grants";
import type { AuditDraft, TransactionDatabase } from "../audit/audited";
import { placeOf, readParts, type Leaver, type Parts } from "./queries/ending-parts";
import { keptTokens, type KeptTokens } from "../provisioning/views/makers";
import type { HandedOver } from "./commands/hand-over";
import type { EndingReceipt } from "./schema/endings";

interface Ending extends Leaver {
  /** Who ends it; stands on the revoked credentials. */
  endedById: string;
  /** Why the credentials end, where it is neither that somebody was removed nor that they left. */
  reason?: "membership_ended" | "account_removed";
  /** Rules of access that then name nobody go with it, or are left to the task that removes them; go where absent. */
  emptiedRules?: "go" | "stay";
}

interface Ended {
  parts: Parts;
  /** All that was ended, whoever may know of it. */
  counts: Readonly<
    Record<"workspaces" | "projects" | "groups" | "rules" | "credentials" | "invitations" | "links", number>
  >;
  /** What the audit says that they are from now on, with what of theirs goes on. */
  after: Readonly<{ role: null } & KeptTokens>;
  /** Rows about what went along: rules of access that named nobody else. */
  entries: AuditDraft[];
  endedAt: Date;
}

/** What the credentials that end say of it. An end date is nobody's doing. */
function whoAndWhy(ending: Ending) {
  const { userId, endedById } = ending;
  const reason = ending.reason ?? (endedById === userId ? "left" : "removed");
  return { revokedById: reason === "membership_ended" ? null : endedById, revokedReason: reason };
}

interface Place {
  userId: string;
  organizationId?: string;
}

async function endInOrganization(tx: TransactionDatabase, where: Place, endedAt: Date): Promise<void> {
  const asked = { ...where, status: "pending" };
  await tx.joinRequest.updateMany({ where: asked, data: { status: "withdrawn", decidedAt: endedAt } });
  // Its providers know them no more: the next time they come is a first one again.
  await tx.userIdentity.deleteMany({ where });
  await tx.organizationMember.deleteMany({ where });
}

/**
 * Ends what a person has in a place: memberships, groups, roles in projects, what rules of access gave them, credentials,
 * vaults, open invitations to their address and the invitation links that they made and know, since the way back is a
 * new one. What they sent to others stays, and so do the tokens of directories that they made, which are the
 * organization's. Every request reads these rows, so it holds from the next one on.
 */
export async function endMemberships(tx: TransactionDatabase, ending: Ending): Promise<Ended> {
  const { userId, emailKey } = ending;
  const place = placeOf(ending);
  const parts = await readParts(tx, ending);
  const endedAt = new Date();
  const projects = await tx.collaborator.deleteMany({ where: { userId, ...place } });
  const groups = await tx.groupMember.deleteMany({ where: { userId, ...place } });
  const rules = await endGrants(tx, { userId, ...place }, { emptied: ending.emptiedRules ?? "go" });
  await tx.defaultProject.deleteMany({ where: { userId, ...place } });
  const credentials = await tx.credential.updateMany({
    where: { userId, revokedAt: null, ...place },
    data: { revokedAt: endedAt, ...whoAndWhy(ending) },
  });
  await tx.vault.deleteMany({ where: { userId, ...place } });
  const invitations = await tx.invitation.updateMany({
    where: { emailKey, status: "pending", ...place },
    data: { status: "revoked", endedAt },
  });
  const links = await tx.invitationLink.updateMany({
    where: { createdById: userId, revokedAt: null, ...place },
    data: { revokedAt: endedAt },
  });
  await tx.accessRequest.updateMany({
    where: { userId, status: "pending", ...place },
    data: { status: "withdrawn", decidedAt: endedAt },
  });
  const workspaces = await tx.workspaceMember.deleteMany({ where: { userId, ...place } });
  if (ending.workspaceId === undefined) await endInOrganization(tx, { userId, ...place }, endedAt);
  return {
    parts,
    counts: {
      workspaces: workspaces.count,
      projects: projects.count,
      groups: groups.count,
      rules: rules.rules,
      credentials: credentials.count,
      invitations: invitations.count,
      links: links.count,
    },
    // A token of a directory belongs to no workspace.
    after: { role: null, ...(ending.workspaceId === undefined ? await keptTokens(tx, { userId, ...place }) : {}) },
    entries: rules.entries,
    endedAt,
  };
}

/** What the caller gets to see of it, and the person if they ask. */
export function toReceipt(
  user: { id: string; name: string },
  { parts, endedAt }: Ended,
  handedOver: HandedOver["receipt"],
): EndingReceipt {
  const { owned, ...others } = parts;
  return {
    user,
    endedAt: endedAt.toISOString(),
    ...others,
    // What was handed over is not theirs any more when the rest is read.
    ownerless: owned,
    handedOver,
  };
}
