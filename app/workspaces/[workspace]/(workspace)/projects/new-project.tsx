"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";
import { PROJECTS } from "@/app/_sentences/places/projects";

import { ProjectMade } from "./project-made";

const load = async () => (await import("./new-project-form")).NewProjectForm;
const NewProjectForm = dynamic(load, { ssr: false });

interface NewProjectProps {
  opened: boolean;
  workspace: string;
  mayInvite: boolean;
  disabledReason: string | undefined;
}

export function NewProject({ opened, workspace, mayInvite, disabledReason }: NewProjectProps) {
  const [open, setOpen] = useCreatePanel(opened && disabledReason === undefined);
  const [made, setMade] = useState<{ name: string; slug: string } | null>(null);
  function close(): void {
    setOpen(false);
    setMade(null);
  }
  return (
    <LazyDialogButton
      label={PROJECTS.create}
      prepare={() => void load()}
      disabledReason={disabledReason}
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      title={made === null ? PROJECTS.createTitle : PROJECTS.createdTitle(made.name)}
      {...(made === null ? {} : { description: PROJECTS.createdText })}
    >
      {made === null ? (
        <NewProjectForm workspace={workspace} onCancel={close} onMade={setMade} />
      ) : (
        <ProjectMade workspace={workspace} project={made.slug} mayInvite={mayInvite} onClose={close} />
      )}
    </LazyDialogButton>
  );
}
