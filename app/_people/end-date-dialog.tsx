"use client";

import { useState, type SubmitEvent } from "react";

import { Button } from "@/app/_components/button";
import { DateField } from "@/app/_components/form/date-field";
import { Dialog } from "@/app/_components/dialog/dialog";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import type { Row } from "@/app/_components/table/types";
import { DIALOG } from "@/app/_sentences/interface/forms";
import { toast } from "@/app/_lib/toast";
import { useCommand } from "@/app/_lib/use-command";
import { USERS } from "@/app/_sentences/people/users";

import type { PeopleCalls } from "./people-calls";

interface EndDateFormProps {
  row: Row;
  /** The end that there is. */
  expiresAt: string | null;
  setEnd: PeopleCalls["setEnd"];
  onClose: () => void;
}

function EndDateForm({ row, expiresAt, setEnd, onClose }: EndDateFormProps) {
  const [end, setDate] = useState(expiresAt ?? undefined);
  const command = useCommand(() => setEnd(row.id, end ?? null), {
    onDone: ({ user }) => {
      onClose();
      toast(USERS.setEndDone(user.name));
    },
  });
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    void command.run(undefined);
  }
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={submit}>
      <ErrorSummary failure={command.failure} />
      <DateField label={USERS.setEndField} help={USERS.setEndHelp} value={end} onChange={setDate} />
      <DialogActions>
        <Button onClick={onClose}>{DIALOG.cancel}</Button>
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={USERS.setEndSaving}>
          {USERS.setEndSave}
        </Button>
      </DialogActions>
    </form>
  );
}

interface EndDateDialogProps extends Omit<EndDateFormProps, "row"> {
  /** Null while closed. */
  row: Row | null;
}

/** When somebody's membership ends on its own, or that it does not. */
export function EndDateDialog({ row, ...rest }: EndDateDialogProps) {
  if (row === null) return null;
  return (
    <Dialog open onOpenChange={rest.onClose} title={USERS.setEndTitle(row.name)}>
      <EndDateForm row={row} {...rest} />
    </Dialog>
  );
}
