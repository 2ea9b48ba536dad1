"use client";

import dynamic from "next/dynamic";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Dialog } from "@/app/_components/dialog/dialog";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Cell, Column, Row, RowAction, TableProps } from "@/app/_components/table/types";
import { STORAGE } from "@/app/_sentences/machines/storage";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { useCommand } from "@/app/_lib/use-command";
import type { StorageAccessView } from "@/server/storage/schema";

const StorageForm = dynamic(async () => (await import("./storage-form")).StorageForm, { ssr: false });

const COLUMNS: readonly Column[] = [
  { key: "bucket", label: STORAGE.bucket, head: true },
  { key: "key", label: STORAGE.key, kind: "code" },
  { key: "region", label: STORAGE.region },
  { key: "host", label: STORAGE.host },
  { key: "works", label: STORAGE.test, kind: "status" },
  { key: "tested", label: STORAGE.tested, kind: "time" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "test", label: STORAGE.test, inline: true },
  { key: "edit", label: STORAGE.edit },
  { key: "remove", label: STORAGE.remove, danger: true },
];

function worksCell({ testedAt, testFailure }: StorageAccessView): Cell {
  if (testedAt === null) return { text: STORAGE.never, tone: "neutral" };
  if (testFailure === null) return { text: STORAGE.works, tone: "ok" };
  return { text: STORAGE.failed, tone: "danger", note: STORAGE.failures[testFailure] };
}

function rowOf(access: StorageAccessView): Row {
  const { id, kind, bucket, key, region, host, testedAt } = access;
  return {
    id,
    name: bucket,
    cells: {
      bucket: { text: bucket, note: STORAGE.kinds[kind] },
      key,
      region: region === "" ? null : region,
      host: host === "" ? null : host,
      works: worksCell(access),
      tested: testedAt,
    },
  };
}

interface StorageTableProps extends Pick<TableProps, "clock" | "address" | "total" | "nextCursor"> {
  accesses: readonly StorageAccessView[];
}

export function StorageTable({ accesses, ...table }: StorageTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const tryOut = useCommand(trpc.storage.test.mutate, {
    onDone: ({ bucket, testFailure }) => {
      if (testFailure === null) toast(STORAGE.passed(bucket));
      else toast(STORAGE.failures[testFailure], "danger");
    },
    onFailure: ({ sentence }) => toast(sentence, "danger"),
  });
  const edited = accesses.find(({ id }) => id === rowFor("edit")?.id);
  return (
    <>
      <Table
        {...table}
        label={STORAGE.title}
        columns={COLUMNS}
        rows={accesses.map(rowOf)}
        actions={ACTIONS}
        onAction={(action, row) => {
          if (action === "test") void tryOut.run({ access: row.id });
          else onAction(action, row);
        }}
        empty={<EmptyState title={STORAGE.empty}>{STORAGE.emptyText}</EmptyState>}
      />
      <Dialog
        open={edited !== undefined}
        onOpenChange={close}
        title={edited === undefined ? "" : STORAGE.editTitle(edited.bucket)}
        sticky
      >
        {edited === undefined ? null : <StorageForm access={edited} onClose={close} />}
      </Dialog>
      <ConfirmRow
        row={rowFor("remove")}
        title={STORAGE.removeTitle}
        verb={STORAGE.removeVerb}
        pendingLabel={STORAGE.removing}
        consequences={STORAGE.removeConsequences}
        danger
        call={({ id }) => trpc.storage.remove.mutate({ access: id })}
        done={STORAGE.removed}
        onClose={close}
      />
    </>
  );
}
