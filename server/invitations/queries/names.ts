import "server-only";
import type { ReadDatabase } from "../../db/tenant";
import { readInviters, type Inviters } from "../views/inviters";
import { customRoleOf, projectsOf, type InvitationColumns } from "./columns";

interface Named {
  id: string;
  name: string;
}

/** What the ids in some invitations are called, and how their letters and inviters stand. */
export interface Names {
  groups: ReadonlyMap<string, string>;
  projects: ReadonlyMap<string, string>;
  roles: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
  mayLetIn: Inviters["mayLetIn"];
  /** By an invitation's id: what its inviter was called, where they are in the organization no more. */
  gone: ReadonlyMap<string, string>;
  mails: ReadonlyMap<string, { status: string; lastError: string | null }>;
}

function byId(rows: readonly Named[]): Map<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const NAMED = { id: true, name: true } as const;

/** The audit keeps the name of who invited, whoever they are by now. */
async function readGone(db: ReadDatabase, rows: readonly InvitationColumns[], present: ReadonlyMap<string, string>) {
  const missing = rows.filter(({ invitedById }) => !present.has(invitedById)).map(({ id }) => id);
  if (missing.length === 0) return new Map<string, string>();
  const entries = await db.auditEntry.findMany({
    where: { action: "invitation.create", result: "done", targetId: { in: missing } },
    select: { targetId: true, actorName: true },
    // Each was created once.
    take: missing.length,
  });
  return new Map(entries.map(({ targetId, actorName }) => [targetId ?? "", actorName ?? ""]));
}

/**
 * Reads all that the views of these rows name, in a few statements for any number of rows. `sight`: the projects that
 * the reader may know of, where these are not all.
 */
export async function namesFor(
  db: ReadDatabase,
  rows: readonly InvitationColumns[],
  sight: readonly string[] | null,
): Promise<Names> {
  const groupIds = rows.flatMap((row) => row.groupIds);
  const given = rows.flatMap(projectsOf);
  const named = [...given.map(({ project }) => project), ...rows.flatMap((row) => row.projectId ?? [])];
  const projectIds = sight === null ? named : named.filter((id) => sight.includes(id));
  const roleIds = rows.flatMap((row) => customRoleOf(row) ?? []);
  const userIds = rows.flatMap((row) => [row.invitedById, row.acceptedById ?? [], row.endedById ?? []].flat());
  const mailIds = rows.flatMap((row) => row.mailId ?? []);
  const mails = await db.mail.findMany({
    where: { id: { in: mailIds } },
    select: { id: true, status: true, lastError: true },
  });
  const groups =
    groupIds.length === 0 ? [] : await db.group.findMany({ where: { id: { in: groupIds } }, select: NAMED });
  const projects =
    projectIds.length === 0
      ? []
      : await db.project.findMany({ where: { id: { in: projectIds }, deletedAt: null }, select: NAMED });
  const roles = roleIds.length === 0 ? [] : await db.role.findMany({ where: { id: { in: roleIds } }, select: NAMED });
  const workspaceIds = [...new Set(rows.map((row) => row.workspaceId))];
  const { names: people, mayLetIn } = await readInviters(db, workspaceIds, userIds, "invitation.create");
  return {
    groups: byId(groups),
    projects: byId(projects),
    roles: byId(roles),
    people,
    mayLetIn,
    gone: await readGone(db, rows, people),
    mails: new Map(mails.map(({ id, ...mail }) => [id, mail])),
  };
}
