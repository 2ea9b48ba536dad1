"use client";

import type { Row } from "@/app/_components/table/types";
import { trpc } from "@/app/_lib/trpc";

import { ChangeRoleDialog } from "./change-role-dialog";
import { EndDateDialog } from "./end-date-dialog";
import type { EndingPlace } from "./ending-sections";
import type { PeopleCalls } from "./people-calls";
import { RemovePersonDialog } from "./remove-person-dialog";
import { RemoveSeveralDialog } from "./remove-several-dialog";
import { StartResetDialog } from "./start-reset-dialog";
import { SuspendPersonDialog } from "./suspend-person-dialog";

/** What is done to several rows that were chosen. */
export interface Several {
  action: string;
  rows: readonly Row[];
  unselect: () => void;
}

interface PeopleDialogsProps {
  place: EndingPlace;
  calls: PeopleCalls;
  /** The row for which an action was chosen; null for every other action. */
  rowFor: (action: string) => Row | null;
  several: Several | null;
  onClose: () => void;
  onCloseSeveral: () => void;
}

/** What the actions on people open; fetched with the first of them. */
export function PeopleDialogs(props: PeopleDialogsProps) {
  const { place, calls, rowFor, several, onClose: close, onCloseSeveral } = props;
  const one = rowFor("role");
  const suspended = rowFor("resume");
  const suspending = suspended ?? rowFor("suspend");
  function closeAll(): void {
    close();
    onCloseSeveral();
  }
  return (
    <>
      <ChangeRoleDialog
        rows={one === null ? (several?.action === "role" ? several.rows : []) : [one]}
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
        expiresAt={rowFor("end")?.initial?.expiresAt ?? null}
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
