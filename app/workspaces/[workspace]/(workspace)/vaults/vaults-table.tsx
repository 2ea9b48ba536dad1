"use client";

import dynamic from "next/dynamic";

import { ConfirmRow } from "@/app/_components/confirm-row";
import { Dialog } from "@/app/_components/dialog";
import { EmptyState } from "@/app/_components/empty-state";
import { Notice } from "@/app/_components/notice";
import { Table } from "@/app/_components/table";
import type { Column, Row, RowAction, TableProps } from "@/app/_components/table-types";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/use-chosen-row";
import { useCommand } from "@/app/_lib/use-command";
import { VAULTS } from "@/app/_lib/vault-sentences";
import { PLACE } from "@/app/_lib/workspace-sentences";
import { fileNameOf, saveText } from "@/app/_vaults/save-text";
import type { Permission } from "@/server/access/permissions";

const EditVault = dynamic(async () => (await import("./edit-vault")).EditVault, { ssr: false });

interface VaultsTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"> {
  workspace: string;
  rights: readonly string[];
}

const COLUMNS: readonly Column[] = [
  { key: "position", label: "#", kind: "number" },
  { key: "state", label: VAULTS.column.state, kind: "status" },
  { key: "name", label: VAULTS.column.vault, head: true },
  { key: "groups", label: VAULTS.groups },
  { key: "id", label: PLACE.id, kind: "id" },
  { key: "content", label: VAULTS.column.content },
  { key: "updated", label: VAULTS.column.updated, kind: "time" },
];

const ACTIONS: readonly (RowAction & { needs: readonly Permission[] })[] = [
  { key: "edit", label: VAULTS.edit, inline: true, needs: ["vault.update", "vault.reveal"] },
  { key: "activate", label: VAULTS.activate, needs: ["vault.update"] },
  { key: "deactivate", label: VAULTS.deactivate, needs: ["vault.update"] },
  { key: "up", label: VAULTS.up, needs: ["vault.move"] },
  { key: "down", label: VAULTS.down, needs: ["vault.move"] },
  { key: "lock", label: VAULTS.lock, needs: ["vault.update"] },
  { key: "unlock", label: VAULTS.unlock, needs: ["vault.update"] },
  { key: "download", label: VAULTS.download, needs: ["vault.reveal"] },
  { key: "remove", label: VAULTS.remove, danger: true, inline: true, needs: ["vault.remove"] },
];

const EMPTY = <EmptyState title={VAULTS.empty}>{VAULTS.emptyText}</EmptyState>;

function positionOf({ cells }: Row): number {
  return typeof cells.position === "number" ? cells.position : 1;
}

/** What a menu's entry does at once, without a question. */
async function act(workspace: string, action: string, row: Row): Promise<void> {
  const named = { workspace, vault: row.id };
  if (action === "download") {
    const { format, content } = await trpc.vaults.reveal.mutate(named);
    saveText(fileNameOf(row.name, format), content);
  } else if (action === "up" || action === "down") {
    await trpc.vaults.move.mutate({ ...named, position: positionOf(row) + (action === "up" ? -1 : 1) });
  } else if (action === "lock" || action === "unlock") {
    await trpc.vaults.update.mutate({ ...named, locked: action === "lock" });
  } else {
    await trpc.vaults.update.mutate({ ...named, active: action === "activate" });
  }
}

export function VaultsTable({ workspace, rights, ...table }: VaultsTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const command = useCommand(({ action, row }: { action: string; row: Row }) => act(workspace, action, row));
  const edited = rowFor("edit");
  return (
    <>
      {command.failure === null ? null : (
        <Notice tone="danger" live>
          {command.failure.sentence}
        </Notice>
      )}
      <Table
        {...table}
        label={VAULTS.title}
        columns={COLUMNS}
        search={VAULTS.search}
        actions={ACTIONS.filter(({ needs }) => needs.every((right) => rights.includes(right)))}
        onAction={(action, row) => {
          if (action === "edit" || action === "remove") onAction(action, row);
          else void command.run({ action, row });
        }}
        empty={EMPTY}
      />
      {edited === null ? null : (
        <Dialog open onOpenChange={close} title={VAULTS.editTitle(edited.name)} wide sticky>
          <EditVault
            workspace={workspace}
            vault={edited.id}
            onClose={close}
            onSaved={() => {
              close();
              toast(VAULTS.saved);
            }}
          />
        </Dialog>
      )}
      <ConfirmRow
        row={rowFor("remove")}
        title={VAULTS.removeTitle}
        verb={VAULTS.removeVerb}
        pendingLabel={VAULTS.removing}
        danger
        call={({ id }) => trpc.vaults.remove.mutate({ workspace, vault: id })}
        done={({ name }) => VAULTS.removed(name)}
        onClose={close}
      >
        <p>{VAULTS.removeText}</p>
      </ConfirmRow>
    </>
  );
}
