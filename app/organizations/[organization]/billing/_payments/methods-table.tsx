"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { PAYMENT_METHODS } from "@/app/_sentences/billing/payments";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

const COLUMNS: readonly Column[] = [
  { key: "method", label: PAYMENT_METHODS.method, head: true },
  { key: "state", label: PAYMENT_METHODS.state, kind: "status" },
  { key: "expires", label: PAYMENT_METHODS.expires },
  { key: "since", label: PAYMENT_METHODS.since, kind: "time" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "default", label: PAYMENT_METHODS.makeDefault },
  { key: "remove", label: PAYMENT_METHODS.remove, danger: true },
];

interface MethodsTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "empty"> {
  organization: string;
  /** What the reader may do with them. */
  may: { setDefault: boolean; remove: boolean };
}

export function MethodsTable({ organization, may, ...table }: MethodsTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const actions = ACTIONS.filter(({ key }) => (key === "default" ? may.setDefault : may.remove));
  return (
    <>
      <Table
        {...table}
        label={PAYMENT_METHODS.title}
        columns={COLUMNS}
        {...(actions.length > 0 ? { actions, onAction } : {})}
      />
      <ConfirmRow
        row={rowFor("default")}
        title={PAYMENT_METHODS.makeDefaultTitle}
        verb={PAYMENT_METHODS.makeDefault}
        pendingLabel={PAYMENT_METHODS.changing}
        consequences={PAYMENT_METHODS.makeDefaultConsequences}
        danger={false}
        call={({ id }) => trpc.paymentMethods.setDefault.mutate({ organization, method: id })}
        done={PAYMENT_METHODS.changed}
        onClose={close}
      />
      <ConfirmRow
        row={rowFor("remove")}
        title={PAYMENT_METHODS.removeTitle}
        verb={PAYMENT_METHODS.remove}
        pendingLabel={PAYMENT_METHODS.removing}
        consequences={PAYMENT_METHODS.removeConsequences}
        call={({ id }) => trpc.paymentMethods.remove.mutate({ organization, method: id })}
        done={PAYMENT_METHODS.removed}
        onClose={close}
      />
    </>
  );
}
