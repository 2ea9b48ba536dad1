"use client";

import dynamic from "next/dynamic";

import { Button } from "@/app/_components/button";
import type { Option } from "@/app/_components/form/controls";
import { CopyButton } from "@/app/_components/copy-button";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { COLLABORATORS } from "@/app/_sentences/people/collaborators";
import { DIALOG } from "@/app/_sentences/interface/forms";
import { toast } from "@/app/_lib/toast";
import { useMadeOnce } from "@/app/_lib/form/use-made-once";
import { INVITATIONS } from "@/app/_sentences/people/invitations";
import type { AddedCollaboratorView } from "@/server/collaborators/schema";

const load = async () => (await import("./add-collaborator-form")).AddCollaboratorForm;
const AddCollaboratorForm = dynamic(load, { ssr: false });

interface AddCollaboratorProps {
  opened: boolean;
  project: { workspace: string; slug: string; name: string; open: boolean };
  customRoles: readonly Option[];
  disabledReason: string | undefined;
}

/** The link of an external invitation, shown this once. */
function Invited({ invited, onClose }: { invited: AddedCollaboratorView; onClose: () => void }) {
  const { email, link = "", mail } = invited;
  return (
    <div className="grid gap-4">
      {mail === undefined || mail === "off" ? null : <p>{COLLABORATORS.invitedMail}</p>}
      <div className="flex items-center gap-2">
        <input
          readOnly
          value={link}
          aria-label={INVITATIONS.linkFor(email)}
          className="field-control font-mono text-xs"
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={link} label={INVITATIONS.copyLink(email)} />
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {DIALOG.done}
        </Button>
      </DialogActions>
    </div>
  );
}

export function AddCollaborator({ opened, project, customRoles, disabledReason }: AddCollaboratorProps) {
  const {
    made: invited,
    setMade: setInvited,
    close,
    dialog,
  } = useMadeOnce<AddedCollaboratorView>(opened && disabledReason === undefined);
  function done(added: AddedCollaboratorView): void {
    if (added.status === "invited") {
      setInvited(added);
      return;
    }
    close();
    toast(COLLABORATORS.addedDone(added.collaborator?.user.name ?? added.email));
  }
  return (
    <LazyDialogButton
      label={COLLABORATORS.add}
      prepare={() => void load()}
      disabledReason={disabledReason}
      {...dialog}
      title={invited === null ? COLLABORATORS.addTitle(project.name) : COLLABORATORS.invitedTitle(invited.email)}
      {...(invited === null ? {} : { description: COLLABORATORS.invitedText })}
      wide
      sticky={invited !== null}
    >
      {invited === null ? (
        <AddCollaboratorForm project={project} customRoles={customRoles} onCancel={close} onDone={done} />
      ) : (
        <Invited invited={invited} onClose={close} />
      )}
    </LazyDialogButton>
  );
}
