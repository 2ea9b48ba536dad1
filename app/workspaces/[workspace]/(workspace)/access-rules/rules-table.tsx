"use client";

import { ConfirmRow } from "@/app/_components/confirm-row";
import type { Option } from "@/app/_components/controls";
import { EmptyState } from "@/app/_components/empty-state";
import type { PickerOption } from "@/app/_components/picker-types";
import { Table } from "@/app/_components/table";
import type { Column, Filter, RowAction, TableProps } from "@/app/_components/table-types";
import { groupSearch, oneKindSearch, projectSearch } from "@/app/_lib/object-search";
import { RULES } from "@/app/_lib/rule-sentences";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/use-chosen-row";
import { PLACE } from "@/app/_lib/workspace-sentences";

import { EditRule } from "./edit-rule";
import { changeSections } from "./preview-rule";

interface RulesTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"> {
  workspace: string;
  types: readonly Option[];
  /** What the address filters by, with its name. */
  chosen: Readonly<Partial<Record<"project" | "user" | "group" | "serviceAccount", PickerOption | undefined>>>;
  mayEdit: boolean;
  mayRemove: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "type", label: RULES.type, head: true },
  { key: "target", label: RULES.target },
  { key: "permission", label: RULES.permission },
  { key: "subjects", label: RULES.subjects },
  { key: "ends", label: RULES.until, kind: "time" },
  { key: "by", label: RULES.by },
  { key: "created", label: PLACE.created, kind: "time", sort: "created" },
  { key: "id", label: PLACE.id, kind: "id" },
];

const EDIT: RowAction = { key: "edit", label: RULES.edit, inline: true };
const REMOVE: RowAction = { key: "remove", label: RULES.remove, danger: true, inline: true };

const EMPTY = <EmptyState title={RULES.empty}>{RULES.emptyText}</EmptyState>;

function filtersOf({ workspace, types, chosen }: Pick<RulesTableProps, "workspace" | "types" | "chosen">): Filter[] {
  return [
    { name: "type", label: RULES.filterType, options: types },
    { name: "project", label: RULES.filterProject, find: projectSearch(workspace), chosen: chosen.project },
    { name: "user", label: RULES.filterUser, find: oneKindSearch(workspace, "user"), chosen: chosen.user },
    { name: "group", label: RULES.filterGroup, find: groupSearch(workspace), chosen: chosen.group },
    {
      name: "serviceAccount",
      label: RULES.filterMachine,
      find: oneKindSearch(workspace, "service_account"),
      chosen: chosen.serviceAccount,
    },
  ];
}

export function RulesTable({ workspace, types, chosen, mayEdit, mayRemove, ...table }: RulesTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  return (
    <>
      <Table
        {...table}
        label={RULES.title}
        columns={COLUMNS}
        search={RULES.found}
        filters={filtersOf({ workspace, types, chosen })}
        actions={[...(mayEdit ? [EDIT] : []), ...(mayRemove ? [REMOVE] : [])]}
        onAction={onAction}
        empty={EMPTY}
      />
      <EditRule workspace={workspace} types={types} row={rowFor("edit")} onClose={close} />
      <ConfirmRow
        row={rowFor("remove")}
        title={RULES.removeTitle}
        verb={RULES.removeVerb}
        pendingLabel={RULES.removing}
        preview={async ({ id }) => changeSections(await trpc.accessRules.previewRemoval.query({ workspace, rule: id }))}
        call={({ id }) => trpc.accessRules.remove.mutate({ workspace, rule: id })}
        done={RULES.removed}
        onClose={close}
      />
    </>
  );
}
