"use client";

import { useRouter } from "next/navigation";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Table } from "@/app/_components/table/table";
import type { Column, Row, RowAction, TableProps } from "@/app/_components/table/types";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { HOME } from "@/app/_sentences/places/home";
import { PLACE } from "@/app/_sentences/places/place";
import { PROJECTS } from "@/app/_sentences/places/projects";

interface MyProjectsTableProps extends Omit<TableProps, "columns" | "search" | "actions" | "onAction"> {
  searched: boolean;
  /** Slug of each row's workspace, by the row's id. */
  workspaces: Readonly<Record<string, string>>;
}

const COLUMNS: readonly Column[] = [
  { key: "name", label: PROJECTS.project, head: true },
  { key: "slug", label: PROJECTS.projectId, kind: "id" },
  { key: "workspace", label: PROJECTS.workspace, kind: "name" },
  { key: "visibility", label: PROJECTS.visibility },
  { key: "role", label: PROJECTS.yourRole },
  { key: "created", label: PLACE.created, kind: "time" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "manage", label: HOME.manage, inline: true },
  { key: "view", label: HOME.view, inline: true },
  { key: "leave", label: HOME.leave, danger: true },
];

export function MyProjectsTable({ searched, workspaces, ...table }: MyProjectsTableProps) {
  const router = useRouter();
  const { onAction, rowFor, close } = useChosenRow();
  const workspaceOf = ({ id }: Row) => workspaces[id] ?? "";
  function act(action: string, row: Row): void {
    if (action === "manage") router.push(urls.project.settings(workspaceOf(row), row.id));
    else if (action === "view") router.push(urls.project.home(workspaceOf(row), row.id));
    else onAction(action, row);
  }
  return (
    <>
      <Table
        {...table}
        columns={COLUMNS}
        actions={ACTIONS}
        onAction={act}
        {...(searched ? { search: PROJECTS.search } : {})}
      />
      <ConfirmRow
        row={rowFor("leave")}
        title={HOME.leaveTitle}
        verb={HOME.leaveVerb}
        pendingLabel={HOME.leaving}
        consequences={HOME.leaveConsequences}
        call={(row) => trpc.collaborators.leave.mutate({ workspace: workspaceOf(row), project: row.id })}
        done={HOME.left}
        onClose={close}
      />
    </>
  );
}
