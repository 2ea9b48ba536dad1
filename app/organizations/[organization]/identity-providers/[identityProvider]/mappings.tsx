"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { ConfirmRow } from "@/app/_components/confirm-row";
import { EmptyState } from "@/app/_components/empty-state";
import { LazyDialogButton } from "@/app/_components/lazy-dialog-button";
import { Notice } from "@/app/_components/notice";
import { Table } from "@/app/_components/table";
import type { Column, Row, RowAction } from "@/app/_components/table-types";
import type { Clock } from "@/app/_lib/format";
import { MAPPINGS } from "@/app/_lib/mapping-sentences";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/use-chosen-row";
import { useCommand } from "@/app/_lib/use-command";

const load = async () => (await import("./mapping-form")).MappingForm;
const MappingForm = dynamic(load, { ssr: false });

const COLUMNS: readonly Column[] = [
  { key: "position", label: MAPPINGS.position, kind: "number" },
  { key: "from", label: MAPPINGS.from, head: true },
  { key: "meaning", label: MAPPINGS.meaning },
  { key: "scope", label: MAPPINGS.scope },
];

const ACTIONS: readonly RowAction[] = [
  { key: "up", label: MAPPINGS.up, inline: true },
  { key: "down", label: MAPPINGS.down, inline: true },
  { key: "remove", label: MAPPINGS.remove, danger: true },
];

interface MappingsProps {
  organization: string;
  connection: string;
  rows: readonly Row[];
  /** Where each row stands, among those of every connection. */
  positions: Readonly<Record<string, number>>;
  clock: Clock;
  path: string;
}

/** The mapping rows that hold for a connection, in the order in which they are read. */
export function Mappings({ organization, connection, rows, positions, clock, path }: MappingsProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const [open, setOpen] = useState(false);
  const move = useCommand(trpc.directoryMappings.move.mutate);
  function act(key: string, row: Row): void {
    if (key === "remove") {
      onAction(key, row);
      return;
    }
    // Past the neighbour that is shown; rows of other connections may stand between.
    const neighbour = rows[rows.findIndex(({ id }) => id === row.id) + (key === "up" ? -1 : 1)];
    const position = neighbour === undefined ? undefined : positions[neighbour.id];
    if (position !== undefined) void move.run({ organization, mapping: row.id, position });
  }
  return (
    <>
      <div>
        <LazyDialogButton
          label={MAPPINGS.add}
          prepare={() => void load()}
          open={open}
          onOpenChange={setOpen}
          title={MAPPINGS.addTitle}
          description={MAPPINGS.addText}
        >
          <MappingForm organization={organization} connection={connection} onClose={() => setOpen(false)} />
        </LazyDialogButton>
      </div>
      {move.failure === null ? null : (
        <Notice tone="danger" live>
          {move.failure.sentence}
        </Notice>
      )}
      <Table
        label={MAPPINGS.title}
        columns={COLUMNS}
        rows={rows}
        clock={clock}
        address={{ path, query: {} }}
        actions={ACTIONS}
        onAction={act}
        empty={<EmptyState title={MAPPINGS.empty}>{MAPPINGS.emptyText}</EmptyState>}
      />
      <ConfirmRow
        row={rowFor("remove")}
        title={MAPPINGS.removeTitle}
        verb={MAPPINGS.removeVerb}
        pendingLabel={MAPPINGS.removing}
        consequences={MAPPINGS.removeConsequences}
        call={({ id }) => trpc.directoryMappings.remove.mutate({ organization, mapping: id })}
        done={MAPPINGS.removed}
        onClose={close}
      />
    </>
  );
}
