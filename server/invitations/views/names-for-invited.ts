import "server-only";
import type { SystemScope } from "../../access/scope";
import type { FoundInvitation } from "../find-invitation";
import { customRoleOf } from "../queries/columns";

type Naming = Pick<FoundInvitation, "projectId" | "projectRole" | "roleId" | "invitedById">;

/**
 * The names of what invitations are about, null where that is gone, or was never part of it; read at once for any number
 * of them.
 */
export async function namesIn({ db }: SystemScope, found: readonly Naming[]) {
  const read = { select: { id: true, name: true } } as const;
  const ids = (of: (row: Naming) => string | null) => ({
    id: { in: [...new Set(found.flatMap((row) => of(row) ?? []))] },
  });
  const [projects, roles, people] = await Promise.all([
    db.project.findMany({ where: ids(({ projectId }) => projectId), ...read }),
    db.role.findMany({ where: ids(customRoleOf), ...read }),
    db.user.findMany({ where: ids(({ invitedById }) => invitedById), ...read }),
  ]);
  const names = new Map([...projects, ...roles, ...people].map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return (row: Naming) => {
    const project = nameOf(row.projectId);
    return {
      project: project === null ? null : { name: project },
      customRole: nameOf(customRoleOf(row)),
      invitedBy: { name: nameOf(row.invitedById) },
    };
  };
}
