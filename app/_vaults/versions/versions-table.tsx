"use client";

import dynamic from "next/dynamic";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Dialog } from "@/app/_components/dialog/dialog";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { CHANGES, VAULTS, VERSIONS } from "@/app/_sentences/machines/vaults";

import { callsOf } from "@/app/_vaults/calls";
import type { VaultPlace, VaultState } from "@/app/_vaults/place";

const RevealedText = dynamic(async () => (await import("@/app/_vaults/revealed-text")).RevealedText, { ssr: false });
const VersionChanges = dynamic(async () => (await import("./version-changes")).VersionChanges, { ssr: false });

interface VersionsTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor"> {
  place: VaultPlace;
  state: VaultState;
  /** What the visitor may do: "show", "compare", "restore". */
  may: readonly string[];
}

const COLUMNS: readonly Column[] = [
  { key: "number", label: VERSIONS.number, head: true },
  { key: "when", label: VERSIONS.when, kind: "time", sort: "created" },
  { key: "who", label: VERSIONS.who },
  { key: "format", label: VERSIONS.format },
  { key: "keys", label: VERSIONS.keys, kind: "number" },
  { key: "from", label: VERSIONS.from },
];

const ACTIONS: readonly RowAction[] = [
  { key: "show", label: VAULTS.show, inline: true },
  { key: "compare", label: VERSIONS.compare },
  { key: "restore", label: VERSIONS.restore, inline: true },
];

const EMPTY = <EmptyState title={VERSIONS.empty}>{VERSIONS.emptyText}</EmptyState>;

/** The versions of a vault, each to see, to compare with the newest, and to bring back. */
export function VersionsTable({ place, state, may, ...table }: VersionsTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const [shown, compared] = [rowFor("show"), rowFor("compare")];
  return (
    <>
      <Table
        {...table}
        label={VERSIONS.title}
        columns={COLUMNS}
        actions={ACTIONS.filter(({ key }) => may.includes(key))}
        onAction={onAction}
        empty={EMPTY}
      />
      {shown === null ? null : (
        <RevealedText place={place} name={state.name} version={Number(shown.name)} onClose={close} />
      )}
      {compared === null ? null : (
        <Dialog open onOpenChange={close} title={CHANGES.between(Number(compared.name), state.version)} wide reading>
          <VersionChanges place={place} from={Number(compared.name)} to={state.version} />
        </Dialog>
      )}
      <ConfirmRow
        row={rowFor("restore")}
        title={VERSIONS.restoreTitle}
        verb={VERSIONS.restoreVerb}
        pendingLabel={VERSIONS.restoring}
        call={({ name }) => callsOf(place).restore(Number(name))}
        done={VERSIONS.restored}
        onClose={close}
      >
        <p>{VERSIONS.restoreText}</p>
        {state.active ? <p>{VERSIONS.restoreLive}</p> : null}
      </ConfirmRow>
    </>
  );
}
