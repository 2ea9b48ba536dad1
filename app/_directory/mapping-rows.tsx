"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Dialog } from "@/app/_components/dialog/dialog";
import { EmptyState } from "@/app/_components/page/empty-state";
import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { Notice } from "@/app/_components/page/notice";
import { Table } from "@/app/_components/table/table";
import type { Column, Row, RowAction } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import { MAPPINGS } from "@/app/_sentences/sso/mappings";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { useCommand } from "@/app/_lib/use-command";
import type { MappingView } from "@/server/directory/schema";

import { mappingRow } from "./mapping-row";

const load = async () => (await import("./mapping-form")).MappingForm;
const MappingForm = dynamic(load, { ssr: false });

const COLUMNS: readonly Column[] = [
  { key: "position", label: MAPPINGS.position, kind: "number" },
  { key: "from", label: MAPPINGS.from, head: true },
  { key: "meaning", label: MAPPINGS.meaning },
  { key: "scope", label: MAPPINGS.scope },
];

const ACTIONS: readonly RowAction[] = [
  { key: "edit", label: MAPPINGS.edit, inline: true },
  { key: "up", label: MAPPINGS.up, inline: true },
  { key: "down", label: MAPPINGS.down, inline: true },
  { key: "remove", label: MAPPINGS.remove, danger: true },
];

interface MappingRowsProps {
  organization: string;
  /** The connection for which new rows hold; null: for directories that push, and for every connection. */
  connection: string | null;
  mappings: readonly MappingView[];
  clock: Clock;
  path: string;
  disabledReason?: string | undefined;
}

function AddMapping({ organization, connection, disabledReason }: Omit<MappingRowsProps, "mappings">) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <LazyDialogButton
        label={MAPPINGS.add}
        prepare={() => void load()}
        disabledReason={disabledReason}
        open={open}
        onOpenChange={setOpen}
        title={MAPPINGS.addTitle}
        description={connection === null ? MAPPINGS.ofDirectories.addText : MAPPINGS.ofConnection.addText}
      >
        <MappingForm
          organization={organization}
          connection={connection}
          mapping={null}
          onClose={() => setOpen(false)}
        />
      </LazyDialogButton>
    </div>
  );
}

/** The mapping rows that hold for a connection, or for directories, in the order in which they are read. */
export function MappingRows(props: MappingRowsProps) {
  const { organization, connection, mappings, clock, path } = props;
  const { onAction, rowFor, close } = useChosenRow();
  const move = useCommand(trpc.directoryMappings.move.mutate);
  const edited = mappings.find(({ id }) => id === rowFor("edit")?.id);
  function act(key: string, row: Row): void {
    if (key !== "up" && key !== "down") {
      onAction(key, row);
      return;
    }
    // Past the neighbour that is shown; rows of other connections may stand between.
    const neighbour = mappings[mappings.findIndex(({ id }) => id === row.id) + (key === "up" ? -1 : 1)];
    if (neighbour !== undefined) void move.run({ organization, mapping: row.id, position: neighbour.position });
  }
  return (
    <>
      <AddMapping {...props} />
      {move.failure === null ? null : (
        <Notice tone="danger" live>
          {move.failure.sentence}
        </Notice>
      )}
      <Table
        label={MAPPINGS.title}
        columns={COLUMNS}
        rows={mappings.map((one, index) =>
          mappingRow(one, { first: index === 0, last: index === mappings.length - 1 }),
        )}
        clock={clock}
        address={{ path, query: {} }}
        actions={ACTIONS}
        onAction={act}
        empty={
          <EmptyState title={MAPPINGS.empty}>
            {connection === null ? MAPPINGS.ofDirectories.emptyText : MAPPINGS.ofConnection.emptyText}
          </EmptyState>
        }
      />
      {edited === undefined ? null : (
        <Dialog open onOpenChange={close} title={MAPPINGS.editTitle} description={MAPPINGS.editText}>
          <MappingForm organization={organization} connection={connection} mapping={edited} onClose={close} />
        </Dialog>
      )}
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
