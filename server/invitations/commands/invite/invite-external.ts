import "server-only";
import { unexpired } from "../../../access/reach";
import { resourceRights } from "../../../access/rights/authority";
import type { AccessMap } from "../../../access/rights/resource-types";
import type { ProjectScope } from "../../../access/scope";
import type { TransactionDatabase } from "../../../audit/audited";
import { newId } from "../../../ids";
import { countSeats, takeSeat } from "../../../members/commands/admission/seats";
import { rightsOfPerson } from "../../../projects/commands/rights-of-person";
import { resolveProjectRole } from "../../../roles/commands/resolve-role";
import { emailKey } from "../../../text";
import { countLetters } from "../../rates";
import { refuseBeyond } from "../grants/resolve-grants";
import { endOfInvitation, writeLetter } from "../letter";
import { refusedItem, type Answered } from "./answers";
import { expireAndFindPending } from "./find-pending";
import { invitable } from "./invitable";

/** What somebody from outside gets in the project: a role, or an access map in its place. */
interface ExternalGrant {
  email: string;
  /** A role of the product, or the id of a custom one for projects; null where there is a map. */
  role: string | null;
  access: AccessMap | null;
  /** When they are out again; null: never. */
  memberUntil: Date | null;
  /** When the invitation ends; 7 days from now where absent. */
  expiresAt?: string | undefined;
}

/**
 * To be called once before the change, outside of its transaction.
 * @throws LIMIT rate_limited
 */
export async function countExternalLetter(scope: ProjectScope): Promise<void> {
  await countLetters(scope, 1);
}

/**
 * Invites somebody from outside into one project, under the lock on the organization that the caller holds. Who belongs
 * to the organization is not invited but added, which is the caller's part.
 * @throws INVALID invalid_value (role, expiresAt), FORBIDDEN permission_missing, rank_too_low
 */
export async function inviteExternal(
  tx: TransactionDatabase,
  scope: ProjectScope,
  { email, role, access, memberUntil, expiresAt: end }: ExternalGrant,
): Promise<Answered> {
  const { organization, workspace, project, actor } = scope;
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  const expiresAt = endOfInvitation(end);
  const rights = (await rightsOfPerson(tx, workspace.id, actor.id, project.id))?.rights ?? new Set<string>();
  const given =
    role === null
      ? { role: "access", permissions: resourceRights(access) }
      : await resolveProjectRole(tx, role, workspace.id);
  refuseBeyond(rights, given);
  const key = emailKey(email);
  const { external: outside } = await invitable(tx, organization.id);
  if (outside !== null) return refusedItem(email, outside);
  const inProject = { user: { emailKey: key }, projectId: project.id, ...unexpired() };
  if ((await tx.collaborator.count({ where: inProject })) > 0) return refusedItem(email, "already_member");
  const pending = await expireAndFindPending(tx, { workspaceId: workspace.id, projectId: project.id }, [key]);
  if (pending.has(key)) return refusedItem(email, "already_invited");
  const seats = await countSeats(tx, organization.id);
  if (!takeSeat(seats, key)) return refusedItem(email, seats.full.reason);
  const id = newId("inv");
  const { link, columns, mail } = await writeLetter(tx, scope, email, expiresAt);
  const grant = { projectId: project.id, projectRole: role, ...(access === null ? {} : { access }), memberUntil };
  await tx.invitation.create({
    data: {
      id,
      ...place,
      email,
      emailKey: key,
      role: "viewer",
      ...grant,
      expiresAt,
      invitedById: actor.id,
      ...columns,
    },
  });
  const after = {
    project: project.name,
    external: true,
    ...(access === null ? { role: "name" in given ? given.name : given.role } : { access }),
    expiresAt: expiresAt.toISOString(),
  };
  return {
    item: { email, status: "invited", invitation: id, link, mail },
    entry: { target: { type: "invitation", id, name: email }, after },
  };
}
