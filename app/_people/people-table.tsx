"use client";

import { useState } from "react";

import { Table } from "@/app/_components/table/table";
import type { BulkAction, Row, RowAction, TableProps } from "@/app/_components/table/types";
import { SUSPENSION } from "@/app/_sentences/people/leaving";
import { ORGANIZATION_MEMBERS } from "@/app/_sentences/places/organizations";
import { MEMBERS } from "@/app/_sentences/people/members";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { trpc } from "@/app/_lib/trpc";
import { USERS } from "@/app/_sentences/people/users";

import { ChangeRoleDialog } from "./change-role-dialog";
import { EndDateDialog } from "./end-date-dialog";
import type { EndingPlace } from "./ending-sections";
import type { Facts, PeopleCalls } from "./people-facts";
import { RemovePersonDialog } from "./remove-person-dialog";
import { RemoveSeveralDialog } from "./remove-several-dialog";
import { RESET_ACTIONS, StartResetDialog } from "./start-reset-dialog";
import { SuspendPersonDialog } from "./suspend-person-dialog";

/** What the reader may do to people here. */
export interface PeopleRights {
  changeRole: boolean;
  setEnd: boolean;
  remove: boolean;
  /** Of the organization alone. */
  suspend?: boolean;
  startReset?: boolean;
}

interface PeopleTableProps extends Omit<TableProps, "actions" | "onAction" | "bulk" | "onBulk"> {
  place: EndingPlace;
  may: PeopleRights;
  facts: Facts;
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

interface Several {
  action: string;
  rows: readonly Row[];
  unselect: () => void;
}

/** The people of a place, with what its admins do to one of them and to several. */
export function PeopleTable({ place, may, facts, calls, ...table }: PeopleTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const [several, setSeveral] = useState<Several | null>(null);
  const actions = actionsFor(may, place);
  const bulk = bulkFor(may);
  const one = rowFor("role");
  const suspended = rowFor("resume");
  const suspending = suspended ?? rowFor("suspend");
  function closeAll(): void {
    close();
    setSeveral(null);
  }
  return (
    <>
      <Table
        {...table}
        search={MEMBERS.search}
        {...(actions.length === 0 ? {} : { actions, onAction })}
        {...(bulk.length === 0
          ? {}
          : { bulk, onBulk: (action, rows, unselect) => setSeveral({ action, rows, unselect }) })}
      />
      <ChangeRoleDialog
        rows={one === null ? (several?.action === "role" ? several.rows : []) : [one]}
        facts={facts}
        calls={calls}
        onClose={closeAll}
        onChanged={() => several?.unselect()}
      />
      <RemoveSeveralDialog
        place={place}
        rows={several?.action === "remove" ? several.rows : []}
        calls={calls}
        onClose={closeAll}
        onRemoved={() => several?.unselect()}
      />
      <EndDateDialog
        row={rowFor("end")}
        expiresAt={facts[rowFor("end")?.id ?? ""]?.expiresAt ?? null}
        setEnd={calls.setEnd}
        onClose={close}
      />
      <RemovePersonDialog place={place} person={rowFor("remove")} onClose={close} />
      <StartResetDialog
        rowFor={rowFor}
        start={(user, what) => trpc.accountResets.startForMember.mutate({ organization: place.slug, user, what })}
        onClose={close}
      />
      <SuspendPersonDialog
        organization={place}
        person={suspending === null ? null : { ...suspending, suspended: suspended !== null }}
        onClose={close}
      />
    </>
  );
}
