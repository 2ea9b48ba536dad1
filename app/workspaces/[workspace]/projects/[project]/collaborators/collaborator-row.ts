import type { Cell, Row } from "@/app/_components/table/types";
import { initials } from "@/app/_lib/initials";
import { ROLES } from "@/app/_sentences/access/role-names";
import { typesName } from "@/app/_sentences/access/rules";
import { COLLABORATORS } from "@/app/_sentences/people/collaborators";
import type { CollaboratorView } from "@/server/collaborators/schema";

function roleCell({ role, customRole, access }: CollaboratorView): Cell {
  if (customRole !== null) return customRole.name;
  if (access === null) return ROLES[role] ?? role;
  const details = Object.entries(access).map(
    ([type, level]) => [typesName(type), COLLABORATORS.levels[level]] as const,
  );
  return { text: COLLABORATORS.chosenAccess, details };
}

function personCell({ user, external, status }: CollaboratorView): Cell {
  const notes = [
    user.email ?? "",
    external ? COLLABORATORS.externalNote : "",
    status === "suspended" ? COLLABORATORS.suspended : "",
  ];
  const note = notes.filter((text) => text !== "").join(" · ");
  const face = user.picture ?? initials(user.name);
  return { face, text: user.name, ...(note === "" ? {} : { note }) };
}

/**
 * A row of the table, and what can be done to it: nobody changes the owner, and one leaves instead of removing oneself.
 */
export function collaboratorRow(collaborator: CollaboratorView, visitorId: string): Row {
  const { user, role, expiresAt, addedAt, addedBy } = collaborator;
  const owner = role === "owner" ? COLLABORATORS.ownerStays : undefined;
  return {
    id: user.id,
    name: user.name,
    cells: {
      person: personCell(collaborator),
      access: roleCell(collaborator),
      until: expiresAt,
      added: addedAt,
      addedBy: addedBy?.name ?? null,
    },
    actions: user.id === visitorId ? ["update"] : ["update", "remove"],
    ...(owner === undefined ? {} : { refused: { update: owner, remove: owner } }),
  };
}
