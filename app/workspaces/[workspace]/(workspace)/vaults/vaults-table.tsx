"use client";

import { useState } from "react";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Notice } from "@/app/_components/page/notice";
import { Table } from "@/app/_components/table/table";
import type { Column, Row, TableProps } from "@/app/_components/table/types";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { useCommand } from "@/app/_lib/use-command";
import { VAULTS } from "@/app/_sentences/machines/vaults";
import { PLACE } from "@/app/_sentences/places/place";
import { EditVaultDialog } from "@/app/_vaults/editor/edit-vault-dialog";
import type { VaultState } from "@/app/_vaults/place";
import { useVaultSwitch } from "@/app/_vaults/use-vault-switch";

import { actOn, VAULT_ACTIONS } from "./vault-actions";

interface VaultsTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"> {
  workspace: string;
  rights: readonly string[];
  /** By id. */
  states: Readonly<Record<string, VaultState>>;
}

const COLUMNS: readonly Column[] = [
  { key: "position", label: "#", kind: "number" },
  { key: "active", label: VAULTS.column.active },
  { key: "name", label: VAULTS.column.vault, head: true },
  { key: "groups", label: VAULTS.groups },
  { key: "id", label: PLACE.id, kind: "id" },
  { key: "content", label: VAULTS.column.content },
  { key: "updated", label: VAULTS.column.updated, kind: "time" },
];

const EMPTY = <EmptyState title={VAULTS.empty}>{VAULTS.emptyText}</EmptyState>;

export function VaultsTable({ workspace, rights, states, ...table }: VaultsTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const [doubled, setDoubled] = useState<Row | null>(null);
  const flip = useVaultSwitch();
  const command = useCommand(({ action, row }: { action: string; row: Row }) => actOn(workspace, action, row));
  const failure = flip.failure ?? command.failure;
  const actions = VAULT_ACTIONS.filter(({ needs }) => needs.every((right) => rights.includes(right)));
  const edited = rowFor("edit") ?? doubled;

  function onClick(action: string, row: Row): void {
    const state = states[row.id];
    if (action === "edit" || action === "remove") onAction(action, row);
    else if (action !== "turn") void command.run({ action, row });
    else if (state !== undefined) flip.turn({ kind: "administrator", workspace, vault: row.id }, state);
  }
  function onDoubleClick(target: EventTarget): void {
    if (!(target instanceof Element) || target.closest("button, a") !== null) return;
    const id = target.closest<HTMLElement>("[data-row]")?.dataset.row;
    const row = table.rows.find((one) => one.id === id);
    if (row !== undefined && actions.some(({ key }) => key === "edit")) setDoubled(row);
  }
  return (
    <>
      {failure === null ? null : (
        <Notice tone="danger" live>
          {failure.sentence}
        </Notice>
      )}
      <div onDoubleClick={({ target }) => onDoubleClick(target)}>
        <Table
          {...table}
          label={VAULTS.title}
          columns={COLUMNS}
          search={VAULTS.search}
          actions={actions}
          onAction={onClick}
          empty={EMPTY}
        />
      </div>
      {edited === null ? null : (
        <EditVaultDialog
          workspace={workspace}
          vault={edited.id}
          name={edited.name}
          onClose={() => {
            setDoubled(null);
            close();
          }}
        />
      )}
      {flip.dialog}
      <ConfirmRow
        row={rowFor("remove")}
        title={VAULTS.removeTitle}
        verb={VAULTS.removeVerb}
        pendingLabel={VAULTS.removing}
        danger
        typed
        call={({ id }) => trpc.vaults.remove.mutate({ workspace, vault: id })}
        done={({ name }) => VAULTS.removed(name)}
        onClose={close}
      >
        <p>{VAULTS.removeText}</p>
      </ConfirmRow>
    </>
  );
}
