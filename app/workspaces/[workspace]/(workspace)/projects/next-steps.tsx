"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";

import { Button } from "@/app/_components/button";
import { DialogActions } from "@/app/_components/dialog-actions";
import { leavingTo } from "@/app/_lib/soft-links";
import { DIALOG } from "@/app/_lib/sentences";
import { OPEN_CREATE, urls } from "@/app/_lib/urls";
import { PROJECTS } from "@/app/_lib/workspace-sentences";

interface NextStepsProps {
  workspace: string;
  project: string;
  mayInvite: boolean;
  onClose: () => void;
}

/** What people do after they have made a project. */
export function NextSteps({ workspace, project, mayInvite, onClose }: NextStepsProps) {
  const router = useRouter();
  const steps = [
    { label: PROJECTS.nextSettings, href: urls.project.settings(workspace, project) },
    { label: PROJECTS.nextCredentials, href: urls.account.credentials(workspace, OPEN_CREATE) },
    ...(mayInvite ? [{ label: PROJECTS.nextInvite, href: urls.workspace.invitations(workspace, OPEN_CREATE) }] : []),
  ];
  // The dialog stands outside of the frame, which follows links elsewhere.
  function follow(event: MouseEvent): void {
    const href = leavingTo(event.nativeEvent);
    if (href === null) return;
    event.preventDefault();
    router.push(href);
  }
  return (
    <div className="grid gap-4">
      <ul className="grid gap-1" onClick={follow}>
        {steps.map(({ label, href }) => (
          <li key={href}>
            <a href={href} className="text-link inline-flex min-h-8 items-center">
              {label}
            </a>
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {DIALOG.done}
        </Button>
      </DialogActions>
    </div>
  );
}
