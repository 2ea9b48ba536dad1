"use client";

import dynamic from "next/dynamic";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Dialog } from "@/app/_components/dialog/dialog";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { RESOURCE_TYPES_PAGE } from "@/app/_sentences/access/resources";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

const RenameTypeForm = dynamic(async () => (await import("./rename-type-form")).RenameTypeForm, { ssr: false });

const COLUMNS: readonly Column[] = [
  { key: "name", label: RESOURCE_TYPES_PAGE.type, head: true },
  { key: "id", label: RESOURCE_TYPES_PAGE.id, kind: "id" },
  { key: "level", label: RESOURCE_TYPES_PAGE.level },
  { key: "from", label: RESOURCE_TYPES_PAGE.from },
];

const ACTIONS: readonly RowAction[] = [
  { key: "edit", label: RESOURCE_TYPES_PAGE.edit },
  { key: "remove", label: RESOURCE_TYPES_PAGE.remove, danger: true },
];

const EMPTY = <EmptyState title={RESOURCE_TYPES_PAGE.empty} />;

export function TypesTable(props: Pick<TableProps, "rows" | "clock" | "address" | "total">) {
  const { onAction, rowFor, close } = useChosenRow();
  const edited = rowFor("edit");
  return (
    <>
      <Table
        {...props}
        label={RESOURCE_TYPES_PAGE.title}
        columns={COLUMNS}
        search={RESOURCE_TYPES_PAGE.search}
        actions={ACTIONS}
        onAction={onAction}
        empty={EMPTY}
      />
      <Dialog open={edited !== null} onOpenChange={close} title={RESOURCE_TYPES_PAGE.editTitle(edited?.name ?? "")}>
        {edited === null ? null : <RenameTypeForm type={edited.id} label={edited.name} onClose={close} />}
      </Dialog>
      <ConfirmRow
        row={rowFor("remove")}
        title={RESOURCE_TYPES_PAGE.removeTitle}
        verb={RESOURCE_TYPES_PAGE.removeVerb}
        pendingLabel={RESOURCE_TYPES_PAGE.removing}
        consequences={RESOURCE_TYPES_PAGE.removeConsequences}
        call={({ id }) => trpc.resourceTypes.remove.mutate({ type: id })}
        done={({ label }) => RESOURCE_TYPES_PAGE.removed(label)}
        onClose={close}
      />
    </>
  );
}
