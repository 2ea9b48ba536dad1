"use client";

import { useState, type SubmitEvent } from "react";

import { Button } from "@/app/_components/button";
import type { Option } from "@/app/_components/form/controls";
import { DateField } from "@/app/_components/form/date-field";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { Notice } from "@/app/_components/page/notice";
import { COLLABORATORS } from "@/app/_sentences/people/collaborators";
import { DIALOG } from "@/app/_sentences/interface/forms";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

import { AccessFields, granted, type ChosenAccess } from "./access-fields";

/** What a collaborator has now. */
export interface PresentAccess extends ChosenAccess {
  expiresAt: string | null;
}

interface UpdateCollaboratorFormProps {
  project: { workspace: string; slug: string; open: boolean };
  user: string;
  present: PresentAccess;
  customRoles: readonly Option[];
  onClose: () => void;
}

export function UpdateCollaboratorForm(props: UpdateCollaboratorFormProps) {
  const { project, user, present, customRoles, onClose } = props;
  const [chosen, setChosen] = useState<ChosenAccess>(present);
  const [end, setEnd] = useState(present.expiresAt ?? undefined);
  const command = useCommand(trpc.collaborators.update.mutate, {
    onDone: ({ user: { name } }) => {
      onClose();
      toast(COLLABORATORS.changed(name));
    },
  });
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const at = { workspace: project.workspace, project: project.slug, user };
    void command.run({ ...at, ...granted(chosen), expiresAt: end ?? null });
  }
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={submit}>
      <ErrorSummary failure={command.failure} />
      <AccessFields customRoles={customRoles} value={chosen} onChange={setChosen} />
      {project.open ? <Notice>{COLLABORATORS.open}</Notice> : null}
      <DateField label={COLLABORATORS.ends} help={COLLABORATORS.endsHelp} value={end} onChange={setEnd} />
      <DialogActions>
        <Button onClick={onClose}>{DIALOG.cancel}</Button>
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={COLLABORATORS.saving}>
          {COLLABORATORS.save}
        </Button>
      </DialogActions>
    </form>
  );
}
