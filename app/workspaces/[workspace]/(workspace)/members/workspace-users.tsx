"use client";

import { EmptyState } from "@/app/_components/page/empty-state";
import type { Option } from "@/app/_components/form/controls";
import type { PickerOption } from "@/app/_components/picker/types";
import type { Column, Filter, TableProps } from "@/app/_components/table/types";
import { groupSearch } from "@/app/_lib/list/object-search";
import { WORKSPACE_ROLE_OPTIONS } from "@/app/_sentences/access/role-names";
import { MEMBERS } from "@/app/_sentences/people/members";
import { trpc } from "@/app/_lib/trpc";
import { USERS } from "@/app/_sentences/people/users";
import { PLACE } from "@/app/_sentences/places/place";
import { PeopleTable, type PeopleRights } from "@/app/_people/people-table";

interface WorkspaceUsersProps extends Pick<TableProps, "clock" | "address" | "total" | "nextCursor" | "exports"> {
  workspace: { slug: string; name: string };
  may: PeopleRights;
  /** Of `userRow`, made by `packRows`. */
  rows: string;
  /** The workspace's own roles. */
  customRoles: readonly Option[];
  filters: readonly Filter[];
  /** Null for whoever may not look at groups. */
  byGroup: { chosen: PickerOption | undefined } | null;
}

const COLUMNS: readonly Column[] = [
  { key: "user", label: MEMBERS.user, head: true },
  { key: "status", label: PLACE.status },
  { key: "role", label: PLACE.role },
  { key: "groups", label: USERS.groups },
  { key: "added", label: USERS.added, kind: "time", sort: "created" },
  { key: "ends", label: USERS.ends, kind: "time" },
];
/** When somebody was last here is told to admins alone. */
const ADMIN_COLUMNS: readonly Column[] = [
  ...COLUMNS,
  { key: "seen", label: MEMBERS.lastSignIn, kind: "time" },
  { key: "by", label: USERS.signInBy },
  { key: "api", label: USERS.lastApiUse, kind: "time" },
];

export function WorkspaceUsers(props: WorkspaceUsersProps) {
  const { workspace: place, customRoles, filters, byGroup, ...table } = props;
  const { slug: workspace, name } = place;
  const group = byGroup && { name: "group", label: USERS.filterGroup, find: groupSearch(workspace), ...byGroup };
  return (
    <PeopleTable
      {...table}
      label={MEMBERS.title}
      place={{ kind: "workspace", slug: workspace, name }}
      filters={group === null ? filters : [...filters, group]}
      columns={table.may.changeRole ? ADMIN_COLUMNS : COLUMNS}
      empty={<EmptyState title={USERS.emptyTitle}>{USERS.emptyText}</EmptyState>}
      calls={{
        roles: [...WORKSPACE_ROLE_OPTIONS, ...customRoles],
        changeRole: (user, role) => trpc.members.changeRole.mutate({ workspace, user, role }),
        changeRoles: (users, role) => trpc.members.changeRoles.mutate({ workspace, users, role }),
        setEnd: (user, expiresAt) => trpc.members.setEndDate.mutate({ workspace, user, expiresAt }),
        remove: (users) => trpc.members.removeMany.mutate({ workspace, users }),
      }}
    />
  );
}
