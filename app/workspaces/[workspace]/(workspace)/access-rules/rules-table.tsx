"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import type { Option } from "@/app/_components/form/controls";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { RULES } from "@/app/_sentences/access/rules";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { PLACE } from "@/app/_sentences/places/place";

import { EditRule } from "./edit-rule";
import { changeSections } from "./preview-rule";
import { ruleFilters, type ChosenFilters } from "./rule-filters";

interface RulesTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"> {
  workspace: string;
  types: readonly Option[];
  /** What the address filters by, with its name. */
  chosen: ChosenFilters;
  mayEdit: boolean;
  mayRemove: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "type", label: RULES.type, head: true },
  { key: "target", label: RULES.target, kind: "long" },
  { key: "permission", label: RULES.permission, kind: "name" },
  { key: "subjects", label: RULES.subjects, kind: "long" },
  { key: "ends", label: RULES.until, kind: "time" },
  { key: "by", label: RULES.by },
  { key: "created", label: PLACE.created, kind: "time", sort: "created" },
  { key: "id", label: PLACE.id, kind: "id" },
];

const EDIT: RowAction = { key: "edit", label: RULES.edit, inline: true };
const REMOVE: RowAction = { key: "remove", label: RULES.remove, danger: true, inline: true };

const EMPTY = <EmptyState title={RULES.empty}>{RULES.emptyText}</EmptyState>;

export function RulesTable({ workspace, types, chosen, mayEdit, mayRemove, ...table }: RulesTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  return (
    <>
      <Table
        {...table}
        label={RULES.title}
        columns={COLUMNS}
        search={RULES.found}
        filters={ruleFilters(workspace, types, chosen)}
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
