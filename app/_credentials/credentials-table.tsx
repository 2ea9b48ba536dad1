"use client";

import { useMemo } from "react";

import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import { unpackRows } from "@/app/_components/table/rows";
import type { Column, Row, RowAction, TableAddress } from "@/app/_components/table/types";
import { CREDENTIAL, LIMITS, ROTATION } from "@/app/_sentences/machines/credential";
import type { Clock } from "@/app/_lib/format";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { PLACE } from "@/app/_sentences/places/place";

import { CredentialDialogs } from "./changes/credential-dialogs";
import type { Addresses, ChangedPlace } from "./place";

interface CredentialsTableProps {
  place: ChangedPlace;
  addresses: Addresses;
  /** Of `credentialRow`, made by `packRows`. */
  rows: string;
  clock: Clock;
  address: TableAddress;
  total: number | null;
  nextCursor: string | null;
}

const COLUMNS: readonly Column[] = [
  { key: "label", label: CREDENTIALS.label, head: true },
  { key: "accessKey", label: CREDENTIALS.accessKey, kind: "id" },
  { key: "status", label: PLACE.status },
  { key: "limits", label: CREDENTIAL.limits },
  { key: "created", label: PLACE.created, kind: "time", sort: "created" },
  { key: "used", label: CREDENTIALS.lastUsed, kind: "time" },
  { key: "expires", label: CREDENTIALS.expires, kind: "time" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "label", label: CREDENTIALS.editLabel, inline: true },
  { key: "rotate", label: ROTATION.action },
  { key: "networks", label: LIMITS.networksTitle },
  { key: "revoke", label: CREDENTIALS.revoke, danger: true, inline: true },
];

/** Few rows were ever switched off, so the others need not say that this is not for them. */
const WITH_ENABLE: readonly RowAction[] = [...ACTIONS, { key: "enable", label: CREDENTIALS.enable }];

function settled(rows: readonly Row[]): readonly Row[] {
  const usual = ACTIONS.map(({ key }) => key);
  return rows.map((row) => ({ ...row, actions: row.actions ?? usual }));
}

const EMPTY = <EmptyState title={CREDENTIALS.empty}>{CREDENTIALS.emptyText}</EmptyState>;

/** Credentials of one place, with what can be done with each. */
export function CredentialsTable({ place, addresses, rows: packed, ...table }: CredentialsTableProps) {
  const unpacked = useMemo(() => unpackRows(packed), [packed]);
  const disabled = unpacked.some(({ actions }) => actions?.includes("enable") === true);
  const rows = useMemo(() => (disabled ? settled(unpacked) : unpacked), [disabled, unpacked]);
  const { onAction, rowFor, close } = useChosenRow();
  return (
    <>
      <Table
        {...table}
        rows={rows}
        label={CREDENTIALS.title}
        columns={COLUMNS}
        search={CREDENTIALS.search}
        actions={disabled ? WITH_ENABLE : ACTIONS}
        onAction={onAction}
        empty={EMPTY}
      />
      <CredentialDialogs place={place} addresses={addresses} clock={table.clock} rowFor={rowFor} onClose={close} />
    </>
  );
}
