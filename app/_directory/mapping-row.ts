import type { Row } from "@/app/_components/table/types";
import { MAPPINGS } from "@/app/_sentences/sso/mappings";
import type { MappingView } from "@/server/directory/schema";

function meaningOf({ target, group, workspace, role, roleName, organizationRole }: MappingView): string {
  if (target === "group") return MAPPINGS.group(group?.name ?? "", workspace?.name ?? "");
  if (target === "organization_role") return MAPPINGS.organizationRole(MAPPINGS.roles[organizationRole ?? "member"]);
  const named = MAPPINGS.workspaceRoles.find(({ value }) => value === role)?.label;
  return MAPPINGS.workspaceRole(roleName ?? named ?? role ?? "", workspace?.name ?? "");
}

function scopeOf({ connection, claimValue }: MappingView): string {
  if (connection !== null) return connection.name;
  return claimValue === null ? MAPPINGS.anywhere : MAPPINGS.everyConnection;
}

/** A row of the mapping, as its table shows it. */
export function mappingRow(mapping: MappingView, { first, last }: { first: boolean; last: boolean }): Row {
  const { id, position, claimValue, directoryGroup } = mapping;
  const from = claimValue ?? directoryGroup?.name ?? "";
  return {
    id,
    name: from,
    cells: {
      position,
      from: { text: from, note: claimValue === null ? MAPPINGS.directoryGroup : MAPPINGS.claimValue },
      meaning: meaningOf(mapping),
      scope: scopeOf(mapping),
    },
    actions: ["edit", ...(first ? [] : ["up"]), ...(last ? [] : ["down"]), "remove"],
  };
}
