"use client";

import { Button } from "@/app/_components/button";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { NextSteps } from "@/app/_components/page/next-steps";
import { DIALOG } from "@/app/_sentences/interface/forms";
import { OPEN_CREATE, urls } from "@/app/_lib/urls";
import { PROJECTS } from "@/app/_sentences/places/projects";

interface ProjectMadeProps {
  workspace: string;
  project: string;
  mayInvite: boolean;
  onClose: () => void;
}

/** What people do after they have made a project. */
export function ProjectMade({ workspace, project, mayInvite, onClose }: ProjectMadeProps) {
  const steps = [
    { label: PROJECTS.nextPeople, href: urls.project.collaborators(workspace, project, OPEN_CREATE) },
    { label: PROJECTS.nextSettings, href: urls.project.settings(workspace, project) },
    { label: PROJECTS.nextCredentials, href: urls.account.credentials(workspace, OPEN_CREATE) },
    ...(mayInvite ? [{ label: PROJECTS.nextInvite, href: urls.workspace.invitations(workspace, OPEN_CREATE) }] : []),
  ];
  return (
    <div className="grid gap-4">
      <NextSteps label={PROJECTS.createdText} steps={steps} />
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {DIALOG.done}
        </Button>
      </DialogActions>
    </div>
  );
}
