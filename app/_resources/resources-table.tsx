"use client";

import { useState, type ReactNode } from "react";

import type { Option } from "@/app/_components/form/controls";
import type { PickerOption } from "@/app/_components/picker/types";
import { Table } from "@/app/_components/table/table";
import type { BulkAction, Column, Filter, Row, RowAction, TableProps } from "@/app/_components/table/types";
import { actorSearch } from "@/app/_lib/list/actor-search";
import { projectSearch } from "@/app/_lib/list/object-search";
import { RESOURCES } from "@/app/_sentences/access/resources";
import { PLACE } from "@/app/_sentences/places/place";

import { RemoveResources } from "./remove-resources";

/** What the address filters by, with its name. */
export interface Chosen {
  project?: PickerOption | undefined;
  owner?: PickerOption | undefined;
}

interface ResourcesTableProps extends Pick<
  TableProps,
  "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"
> {
  workspace: string;
  types: readonly Option[];
  chosen: Chosen;
  /** Of one project, or of the workspace with a filter by project. */
  inProject: boolean;
  /** False to who does not belong to the workspace and cannot list its people. */
  owners: boolean;
  empty: ReactNode;
}

const COLUMNS: readonly Column[] = [
  { key: "name", label: RESOURCES.name, head: true },
  { key: "type", label: RESOURCES.type, kind: "name" },
  { key: "project", label: RESOURCES.project },
  { key: "owner", label: RESOURCES.owner },
  { key: "size", label: RESOURCES.size, kind: "number" },
  { key: "used", label: RESOURCES.lastUse, kind: "time" },
  { key: "id", label: PLACE.id, kind: "id" },
];

const REMOVE: RowAction = { key: "remove", label: RESOURCES.remove, danger: true };
const BULK: readonly BulkAction[] = [{ key: "remove", label: RESOURCES.remove, danger: true }];
const UNUSED = Object.entries(RESOURCES.unused).map(([value, label]) => ({ value, label }));

interface Leaving {
  rows: readonly Row[];
  unselect: () => void;
}

function filtersFor({ workspace, types, chosen, inProject, owners }: ResourcesTableProps): Filter[] {
  const project = { name: "project", label: RESOURCES.filterProject, chosen: chosen.project };
  const owner = { name: "owner", label: RESOURCES.filterOwner, chosen: chosen.owner };
  return [
    { name: "type", label: RESOURCES.filterType, options: types },
    { name: "unused", label: RESOURCES.filterUnused, options: UNUSED },
    ...(inProject ? [] : [{ ...project, find: projectSearch(workspace) }]),
    ...(owners ? [{ ...owner, find: actorSearch(workspace) }] : []),
  ];
}

/** The resources of a workspace or a project that the reader reaches; those that are theirs to change can be deleted. */
export function ResourcesTable(props: ResourcesTableProps) {
  const { workspace, types: _types, chosen: _chosen, inProject: _inProject, owners: _owners, ...table } = props;
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const some = table.rows.some(({ selectable }) => selectable !== false);
  return (
    <>
      <Table
        {...table}
        label={RESOURCES.title}
        columns={COLUMNS}
        search={RESOURCES.search}
        filters={filtersFor(props)}
        {...(some
          ? {
              actions: [REMOVE],
              onAction: (_key: string, row: Row) => setLeaving({ rows: [row], unselect: () => undefined }),
              bulk: BULK,
              onBulk: (_key: string, rows: readonly Row[], unselect: () => void) => setLeaving({ rows, unselect }),
            }
          : {})}
      />
      <RemoveResources
        workspace={workspace}
        rows={leaving?.rows ?? []}
        onClose={() => setLeaving(null)}
        onRemoved={() => leaving?.unselect()}
      />
    </>
  );
}
