import "server-only";
import { admittanceAtTheDoor } from "../../access/limits/admittance";
import { ownerOf } from "../../access/owner";
import { authorizeInvitation } from "../../access/authorize";
import type { RequestInfo } from "../../access/scope";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import { narrowed } from "../../db/narrowed";
import { AppError } from "../../errors";
import { acceptWithin, wouldLetIn } from "../../invitations/commands/answer/accept-invitation";
import { admitNewcomer, refuseClosed } from "../../members/commands/admission/admit-newcomer";
import { listInvitationsTo, PLACE_COLUMNS, type FoundInvitation } from "../../invitations/find-invitation";
import { endWaiting, takeSeatFor, wasTakenOut } from "../../join-requests/commands/create-join-request";
import { workspaceRoleNow } from "../../roles/commands/resolve-role";
import type { Arrival } from "../arrival";
import type { Connection } from "../provider";
import { actorBy, type Account } from "./person";

type Person = Pick<Account, "id" | "name" | "email" | "emailKey">;

/** What opens the organization to somebody who is not in it: an invitation to their address, or the connection itself. */
export type Entrance = { kind: "invitation"; found: FoundInvitation } | { kind: "new" };

/**
 * Null where nothing does. Of several invitations the first that would let them in; where none would and nothing else
 * does, the first one says why. Who was taken out comes back by an invitation alone; `userId` is null for who has no
 * account.
 */
export async function findEntrance(
  tx: TransactionDatabase,
  { organizationId, createUsers }: Pick<Connection, "organizationId" | "createUsers">,
  { emailKey, userId }: { emailKey: string; userId: string | null },
): Promise<Entrance | null> {
  const open = await listInvitationsTo(tx, organizationId, emailKey);
  const own = narrowed(tx, { organizationId });
  for (const found of open) {
    if (await wouldLetIn(own, placeOf(found.workspace), found)) return { kind: "invitation", found };
  }
  if (createUsers && (userId === null || !(await wasTakenOut(own, userId)))) return { kind: "new" };
  const [found] = open;
  return found === undefined ? null : { kind: "invitation", found };
}

interface Entered {
  /** Their first page. */
  landing: string;
  entries: AuditDraft[];
}

const part = encodeURIComponent;

type Row = FoundInvitation["workspace"];

function placeOf({ organization, ...workspace }: Row) {
  const { id, slug, name, personalOf } = organization;
  return {
    organization: { id, slug, name, personal: personalOf !== null },
    workspace: { id: workspace.id, slug: workspace.slug, name: workspace.name, isDefault: workspace.isDefault },
  };
}

/** The default workspace of the connection's organization. */
async function homeOf(tx: TransactionDatabase, organizationId: string) {
  const where = { organizationId, isDefault: true };
  const home = await tx.workspace.findFirst({ where, select: PLACE_COLUMNS });
  if (home === null) throw new AppError("EXPIRED", "invitation_ended");
  return placeOf(home);
}

/**
 * As somebody who comes by the organization's domain comes in: with a seat, and the role of the connection's newcomers.
 */
async function enterAnew(tx: TransactionDatabase, { connection }: Arrival, person: Person): Promise<Entered> {
  const { organizationId, defaultRole } = connection;
  const place = await homeOf(tx, organizationId);
  const { workspace } = place;
  const own = narrowed(tx, { organizationId, accountId: person.id });
  await refuseClosed(own, place);
  await takeSeatFor(own, organizationId, person.emailKey);
  const role = await workspaceRoleNow(own, workspace.id, { role: defaultRole, roleId: null });
  // A role that the connection's own people may change afterwards: what its groups give is the directory's to add.
  await admitNewcomer(own, place, person.id, { role, source: "invitation", vouchedById: null, until: null });
  await endWaiting(own, workspace.id, person);
  const waiting = { userId: person.id, status: "pending" };
  await own.joinRequest.updateMany({ where: waiting, data: { status: "approved", decidedAt: new Date() } });
  const target = { type: "user", id: person.id, name: person.name };
  const after = { role: defaultRole, email: person.email, connection: connection.displayName };
  const entry: AuditDraft = { action: "sso.admit", target, after, place: { organizationId } };
  return { landing: `/workspaces/${part(workspace.slug)}/projects`, entries: [entry] };
}

async function enterInvited(
  tx: TransactionDatabase,
  request: RequestInfo,
  arrival: Arrival,
  { person, found }: { person: Person; found: FoundInvitation },
): Promise<Entered> {
  const { organization } = found.workspace;
  const scope = authorizeInvitation(actorBy(arrival, person), request, "invitation.accept", {
    ...placeOf(found.workspace),
    admittance: admittanceAtTheDoor(organization, found.projectId !== null),
  });
  const { value, entries } = await acceptWithin(narrowed(tx, ownerOf(scope)), scope, found);
  const projects = `/workspaces/${part(value.workspace.slug)}/projects`;
  const place = { organizationId: value.organization.id, workspaceId: value.workspace.id };
  return {
    landing: value.project === null ? projects : `${projects}/${part(value.project.slug)}`,
    entries: entries.map((entry) => ({ action: "invitation.accept" as const, ...entry, place })),
  };
}

/**
 * Lets somebody into the organization, by the commands that let others in. Under the organization's lock.
 * @throws as `acceptInvitation`, LIMIT seat_maximum, FORBIDDEN suspended, CONFLICT archived
 */
export async function enter(
  tx: TransactionDatabase,
  request: RequestInfo,
  arrival: Arrival,
  person: Person,
  entrance: Entrance,
): Promise<Entered> {
  const entered =
    entrance.kind === "new"
      ? await enterAnew(tx, arrival, person)
      : await enterInvited(tx, request, arrival, { person, found: entrance.found });
  const actor = { id: person.id, name: person.name };
  return { ...entered, entries: entered.entries.map((entry) => ({ ...entry, actor })) };
}
