"use client";

import type { Column, TableProps } from "@/app/_components/table/types";
import { ORGANIZATION_MEMBERS } from "@/app/_sentences/places/organizations";
import { MEMBERS } from "@/app/_sentences/people/members";
import { trpc } from "@/app/_lib/trpc";
import { USERS } from "@/app/_sentences/people/users";
import { PeopleTable, type PeopleRights } from "@/app/_people/people-table";
import { PLACE } from "@/app/_sentences/places/place";
import type { OrganizationRole } from "@/server/access/rights/built-in-roles";

interface OrganizationMembersProps extends Pick<
  TableProps,
  "clock" | "address" | "total" | "nextCursor" | "exports" | "filters"
> {
  organization: { slug: string; name: string };
  may: PeopleRights;
  /** Of `memberRow`, made by `packRows`. */
  rows: string;
}

const COLUMNS: readonly Column[] = [
  { key: "user", label: MEMBERS.user, head: true },
  { key: "status", label: PLACE.status },
  { key: "role", label: PLACE.role },
  { key: "source", label: MEMBERS.source },
  { key: "joined", label: MEMBERS.joined, kind: "time", sort: "created" },
  { key: "ends", label: USERS.ends, kind: "time" },
];
/** When somebody was last here is told to admins alone. */
const ADMIN_COLUMNS: readonly Column[] = [
  ...COLUMNS,
  { key: "seen", label: MEMBERS.lastSignIn, kind: "time" },
  { key: "by", label: USERS.signInBy },
  { key: "api", label: USERS.lastApiUse, kind: "time" },
  { key: "browser", label: USERS.lastUiUse, kind: "time" },
];

/** The form offers these alone, so that what it answers is one of them. */
function roleIn(value: string): OrganizationRole {
  return ORGANIZATION_MEMBERS.roleOptions.find((option) => option.value === value)?.value ?? "member";
}

export function OrganizationMembers({ organization: { slug, name }, ...table }: OrganizationMembersProps) {
  const organization = slug;
  const { members } = trpc;
  return (
    <PeopleTable
      {...table}
      label={MEMBERS.organizationTitle}
      place={{ kind: "organization", slug, name }}
      columns={table.may.changeRole ? ADMIN_COLUMNS : COLUMNS}
      calls={{
        roles: ORGANIZATION_MEMBERS.roleOptions,
        changeRole: (user, role) => members.changeRoleInOrganization.mutate({ organization, user, role: roleIn(role) }),
        changeRoles: (users, role) =>
          members.changeRolesInOrganization.mutate({ organization, users, role: roleIn(role) }),
        setEnd: (user, expiresAt) => members.setEndDateInOrganization.mutate({ organization, user, expiresAt }),
        remove: (users) => members.removeManyFromOrganization.mutate({ organization, users }),
      }}
    />
  );
}
