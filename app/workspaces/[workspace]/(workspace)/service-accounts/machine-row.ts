import type { Row } from "@/app/_components/table/types";
import { urls } from "@/app/_lib/urls";
import { ROLES } from "@/app/_sentences/access/role-names";
import { MACHINES } from "@/app/_sentences/machines/service-accounts";
import { PLACE } from "@/app/_sentences/places/place";
import type { ServiceAccountView } from "@/server/service-accounts/schema";

/** The page of the one group, or the list of all where there are several. */
function groupsAt(workspace: string, [first, ...others]: ServiceAccountView["groups"]): string {
  const one = first !== undefined && others.length === 0;
  return one ? urls.workspace.group(workspace, first.id) : urls.workspace.groups(workspace);
}

export function machineRow(workspace: string, account: ServiceAccountView): Row {
  const { id, name, role, allowImpersonation, status, credentialCount, groups, ownerGroup, lastUsedAt } = account;
  const [first] = groups;
  const link = { text: name, href: urls.workspace.serviceAccount(workspace, id) };
  const note = [
    allowImpersonation ? MACHINES.impersonation : null,
    ownerGroup === null ? null : MACHINES.ownerGroupOf(ownerGroup.name),
  ]
    .filter((part) => part !== null)
    .join(". ");
  const names = groups.map((group) => group.name).join(", ");
  return {
    id,
    name,
    cells: {
      name: note === "" ? link : { ...link, note },
      groups: first === undefined ? null : { text: names, href: groupsAt(workspace, groups) },
      role: ROLES[role] ?? role,
      status: { text: PLACE[status], tone: status === "active" ? "ok" : "warn" },
      id,
      credentials: credentialCount,
      used: lastUsedAt,
    },
    actions: ["edit", status === "active" ? "suspend" : "resume", "remove"],
  };
}
