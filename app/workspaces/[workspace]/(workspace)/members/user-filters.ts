import type { Option } from "@/app/_components/form/controls";
import type { Filter } from "@/app/_components/table/types";
import { listInput, oneOf, type Query } from "@/app/_lib/list/list-query";
import { ROLES } from "@/app/_sentences/access/role-names";
import { USERS } from "@/app/_sentences/people/users";
import { WORKSPACE_ROLES } from "@/server/access/rights/built-in-roles";
import { MEMBER_SOURCES, USER_STATUSES } from "@/server/members/schema";

export const USER_FILTERS = ["status", "role", "source", "group"] as const;

/** What the list is asked for, as the address of the page says it. */
export function userInput(query: Query) {
  return {
    ...listInput(query, "-created"),
    status: oneOf(USER_STATUSES, query.status),
    source: oneOf(MEMBER_SOURCES, query.source),
    role: query.role === "" ? undefined : query.role,
    group: query.group === "" ? undefined : query.group,
  };
}

function optionsOf(values: readonly string[], labels: Readonly<Record<string, string>>): Option[] {
  return values.map((value) => ({ value, label: labels[value] ?? value }));
}

/** Those of the table that have a list to choose from: only admins see who is pending. */
export function userFilters(admin: boolean, customRoles: readonly Option[]): Filter[] {
  const statuses = USER_STATUSES.filter((status) => admin || status !== "pending");
  return [
    { name: "status", label: USERS.filterStatus, options: optionsOf(statuses, USERS.statuses) },
    { name: "role", label: USERS.filterRole, options: [...optionsOf(WORKSPACE_ROLES, ROLES), ...customRoles] },
    { name: "source", label: USERS.filterSource, options: optionsOf(MEMBER_SOURCES, USERS.sources) },
  ];
}
