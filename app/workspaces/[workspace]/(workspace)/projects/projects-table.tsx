"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, Filter, Row, RowAction, TableProps } from "@/app/_components/table/types";
import { PLACE } from "@/app/_sentences/places/place";
import { PROJECT, PROJECTS } from "@/app/_sentences/places/projects";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { useCommand } from "@/app/_lib/use-command";

interface ProjectsTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor"> {
  workspace: string;
}

const COLUMNS: readonly Column[] = [
  { key: "name", label: PROJECTS.project, head: true },
  { key: "slug", label: PROJECTS.projectId, kind: "id" },
  { key: "state", label: PROJECT.state, kind: "status" },
  { key: "visibility", label: PROJECTS.visibility },
  { key: "owner", label: PROJECTS.owner, kind: "name" },
  { key: "role", label: PROJECTS.yourRole },
  { key: "created", label: PLACE.created, kind: "time", sort: "created" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "default", label: PROJECT.defaultVerb },
  { key: "no-default", label: PROJECT.noDefaultVerb },
  { key: "restore", label: PROJECT.restore, inline: true },
];

const FILTERS: readonly Filter[] = [
  {
    name: "state",
    label: PROJECT.state,
    options: Object.entries(PROJECT.statuses).map(([value, label]) => ({ value, label })),
  },
];

const EMPTY = <EmptyState title={PROJECTS.empty}>{PROJECTS.emptyText}</EmptyState>;

export function ProjectsTable({ workspace, ...table }: ProjectsTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const choose = useCommand(trpc.projects.setDefault.mutate, {
    onDone: ({ isDefault }) => toast(isDefault ? PROJECT.defaultDone : PROJECT.noDefaultDone),
    onFailure: ({ sentence }) => toast(sentence),
  });
  function act(key: string, row: Row): void {
    if (key === "restore") onAction(key, row);
    else void choose.run({ workspace, project: row.id, default: key === "default" });
  }
  return (
    <>
      <Table
        {...table}
        label={PROJECTS.title}
        columns={COLUMNS}
        search={PROJECTS.search}
        filters={FILTERS}
        actions={ACTIONS}
        onAction={act}
        empty={EMPTY}
      />
      <ConfirmRow
        row={rowFor("restore")}
        title={PROJECT.restoreTitle}
        verb={PROJECT.restoreVerb}
        pendingLabel={PROJECT.restoring}
        consequences={PROJECT.restoreConsequences}
        call={({ id }) => trpc.projects.restore.mutate({ workspace, project: id })}
        done={PROJECT.restored}
        onClose={close}
      />
    </>
  );
}
