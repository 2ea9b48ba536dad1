"use client";

import dynamic from "next/dynamic";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Dialog } from "@/app/_components/dialog/dialog";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { trpc } from "@/app/_lib/trpc";
import { METERS } from "@/app/_sentences/billing/meters";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import type { CreateMeterInput } from "@/server/meters/schema";

const EditMeterForm = dynamic(async () => (await import("./edit-meter-form")).EditMeterForm, { ssr: false });

const COLUMNS: readonly Column[] = [
  { key: "name", label: METERS.name, head: true },
  { key: "key", label: METERS.key, kind: "code" },
  { key: "unit", label: METERS.unit },
  { key: "aggregation", label: METERS.aggregation },
  { key: "price", label: METERS.price },
  { key: "from", label: METERS.from },
  { key: "status", label: METERS.status, kind: "status" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "edit", label: METERS.edit },
  { key: "archive", label: METERS.archive, danger: true },
];

interface MetersTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"> {
  organization: string;
  /** What the reader may do with meters. */
  may: { edit: boolean; archive: boolean };
  /** By id: what the form begins with. */
  values: Readonly<Record<string, CreateMeterInput>>;
}

export function MetersTable({ organization, may, values, ...table }: MetersTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const edited = rowFor("edit");
  const actions = ACTIONS.filter(({ key }) => (key === "edit" ? may.edit : may.archive));
  const begun = edited === null ? undefined : values[edited.id];
  return (
    <>
      <Table
        {...table}
        label={METERS.title}
        columns={COLUMNS}
        search={METERS.search}
        {...(actions.length > 0 ? { actions, onAction } : {})}
      />
      <Dialog open={edited !== null} onOpenChange={close} title={METERS.editTitle(edited?.name ?? "")}>
        {edited === null || begun === undefined ? null : (
          <EditMeterForm organization={organization} meter={edited.id} values={begun} onClose={close} />
        )}
      </Dialog>
      <ConfirmRow
        row={rowFor("archive")}
        title={() => METERS.archiveTitle}
        verb={METERS.archiveVerb}
        pendingLabel={METERS.archiving}
        consequences={METERS.archiveConsequences}
        call={({ id }) => trpc.meters.archive.mutate({ organization, meter: id })}
        done={METERS.archived}
        onClose={close}
      />
    </>
  );
}
