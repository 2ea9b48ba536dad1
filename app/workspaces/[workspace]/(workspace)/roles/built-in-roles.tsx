"use client";

import { Table } from "@/app/_components/table/table";
import type { Column } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import type { RolePage } from "@/server/roles/schema";

import { builtInRow } from "./role-row";

interface BuiltInRolesProps {
  roles: RolePage["builtIn"];
  clock: Clock;
  path: string;
}

const COLUMNS: readonly Column[] = [
  { key: "name", label: CUSTOM_ROLES.role, head: true },
  { key: "level", label: CUSTOM_ROLES.level },
  { key: "may", label: CUSTOM_ROLES.may },
];

export function BuiltInRoles({ roles, clock, path }: BuiltInRolesProps) {
  return (
    <Table
      label={CUSTOM_ROLES.builtIn}
      columns={COLUMNS}
      rows={roles.map(builtInRow)}
      clock={clock}
      address={{ path, query: {} }}
      total={roles.length}
    />
  );
}
