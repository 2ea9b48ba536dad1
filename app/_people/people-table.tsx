"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";

import { unpackRows } from "@/app/_components/table/rows";
import { Table } from "@/app/_components/table/table";
import type { BulkAction, Row, RowAction, TableProps } from "@/app/_components/table/types";
import { SUSPENSION } from "@/app/_sentences/people/leaving";
import { ORGANIZATION_MEMBERS } from "@/app/_sentences/places/organizations";
import { MEMBERS } from "@/app/_sentences/people/members";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { USERS } from "@/app/_sentences/people/users";

import type { EndingPlace } from "./ending-sections";
import type { PeopleCalls } from "./people-calls";
import type { Several } from "./people-dialogs";
import { RESET_ACTIONS } from "./reset-actions";

const load = async () => (await import("./people-dialogs")).PeopleDialogs;
const PeopleDialogs = dynamic(load, { ssr: false });

/** What the reader may do to people here. */
export interface PeopleRights {
  changeRole: boolean;
  setEnd: boolean;
  remove: boolean;
  /** Of the organization alone. */
  suspend?: boolean;
  startReset?: boolean;
}

interface PeopleTableProps extends Omit<TableProps, "rows" | "actions" | "onAction" | "bulk" | "onBulk"> {
  place: EndingPlace;
  may: PeopleRights;
  /** Made by `packRows`; each begins its dialogs with `role` (of the product, or a custom role's id) and `expiresAt`. */
  rows: string;
  calls: PeopleCalls;
}

function actionsFor(
  { changeRole, setEnd, remove, suspend = false, startReset = false }: PeopleRights,
  { kind }: EndingPlace,
): RowAction[] {
  return [
    ...(changeRole ? [{ key: "role", label: MEMBERS.changeRole }] : []),
    ...(setEnd ? [{ key: "end", label: USERS.setEnd }] : []),
    ...(suspend
      ? [
          { key: "suspend", label: SUSPENSION.suspend, danger: true },
          { key: "resume", label: SUSPENSION.resume },
        ]
      : []),
    ...(startReset ? RESET_ACTIONS : []),
    ...(remove
      ? [{ key: "remove", label: kind === "workspace" ? MEMBERS.remove : ORGANIZATION_MEMBERS.remove, danger: true }]
      : []),
  ];
}

function bulkFor({ changeRole, remove }: PeopleRights): BulkAction[] {
  return [
    ...(changeRole ? [{ key: "role", label: USERS.changeRoles }] : []),
    ...(remove ? [{ key: "remove", label: USERS.removeSeveral, danger: true }] : []),
  ];
}

/** The people of a place, with what its admins do to one of them and to several. */
export function PeopleTable({ place, may, rows: packed, calls, ...table }: PeopleTableProps) {
  const rows = useMemo(() => unpackRows(packed), [packed]);
  const chosen = useChosenRow();
  const [several, setSeveral] = useState<Several | null>(null);
  // The dialogs stay from then on: one of them may have a receipt to show when its rows are gone.
  const [used, setUsed] = useState(false);
  const actions = actionsFor(may, place);
  const bulk = bulkFor(may);
  function onAction(action: string, row: Row): void {
    setUsed(true);
    chosen.onAction(action, row);
  }
  function onBulk(action: string, rows: readonly Row[], unselect: () => void): void {
    setUsed(true);
    setSeveral({ action, rows, unselect });
  }
  return (
    <>
      <Table
        {...table}
        rows={rows}
        search={MEMBERS.search}
        {...(actions.length === 0 ? {} : { actions, onAction })}
        {...(bulk.length === 0 ? {} : { bulk, onBulk })}
      />
      {used ? (
        <PeopleDialogs
          place={place}
          calls={calls}
          rowFor={chosen.rowFor}
          several={several}
          onClose={chosen.close}
          onCloseSeveral={() => setSeveral(null)}
        />
      ) : null}
    </>
  );
}
