"use client";

import { useState, type SubmitEvent } from "react";

import type { Failure } from "@/app/_lib/failure";
import { MEMBERS } from "@/app/_sentences/people/members";
import { DIALOG } from "@/app/_sentences/interface/forms";
import { PLACE } from "@/app/_sentences/places/place";

import { Button } from "@/app/_components/button";
import type { Option } from "@/app/_components/form/controls";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { SelectField } from "@/app/_components/form/fields";

interface RoleFormProps {
  roles: readonly Option[];
  role: string;
  pending: boolean;
  failure: Failure | null;
  onSave: (role: string) => void;
  onCancel: () => void;
}

/** One choice: what somebody may do. */
export function RoleForm({ roles, role, pending, failure, onSave, onCancel }: RoleFormProps) {
  const [chosen, setChosen] = useState(role);
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    onSave(chosen);
  }
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={submit}>
      <ErrorSummary failure={failure} />
      <SelectField
        label={PLACE.role}
        help={MEMBERS.changeHelp}
        options={roles}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      />
      <DialogActions>
        <Button onClick={onCancel}>{DIALOG.cancel}</Button>
        <Button type="submit" variant="primary" pending={pending} pendingLabel={MEMBERS.changing}>
          {MEMBERS.changeRole}
        </Button>
      </DialogActions>
    </form>
  );
}
