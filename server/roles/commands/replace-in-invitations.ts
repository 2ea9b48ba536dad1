import "server-only";
import type { TransactionDatabase } from "../../audit/audited";

interface Replacement {
  role: string;
  roleId: string | null;
}

/** The projects that an invitation leads into, with another role where it had the one that goes. */
function withoutRole(projects: unknown, id: string, text: string): { project: string; role: string }[] {
  if (!Array.isArray(projects)) return [];
  return projects.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) return [];
    const project: unknown = Reflect.get(entry, "project");
    const role: unknown = Reflect.get(entry, "role");
    if (typeof project !== "string" || typeof role !== "string") return [];
    return [{ project, role: role === id ? text : role }];
  });
}

/** Gives the role's place in invitations and links to another one, and answers how many of these are still open. */
export async function replaceInInvitations(
  tx: TransactionDatabase,
  id: string,
  { role, roleId }: Replacement,
): Promise<number> {
  const text = roleId ?? role;
  const inProjects = { projects: { array_contains: [{ role: id }] } };
  const leading = { OR: [{ roleId: id }, { projectRole: id }, inProjects] };
  const open =
    (await tx.invitation.count({ where: { ...leading, status: "pending" } })) +
    (await tx.invitationLink.count({ where: { roleId: id, revokedAt: null } }));
  for (const row of await tx.invitation.findMany({ where: inProjects, select: { id: true, projects: true } })) {
    await tx.invitation.update({
      where: { id: row.id },
      data: { projects: withoutRole(row.projects, id, text) },
    });
  }
  await tx.invitation.updateMany({ where: { projectRole: id }, data: { projectRole: text } });
  await tx.invitation.updateMany({ where: { roleId: id }, data: { role, roleId } });
  await tx.invitationLink.updateMany({ where: { roleId: id }, data: { role, roleId } });
  return open;
}
