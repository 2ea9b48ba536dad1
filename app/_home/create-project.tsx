"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { SelectField } from "@/app/_components/form/fields";
import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";
import { HOME } from "@/app/_sentences/places/home";
import { PROJECTS } from "@/app/_sentences/places/projects";

const load = async () =>
  (await import("@/app/workspaces/[workspace]/(workspace)/projects/new-project-form")).NewProjectForm;
const NewProjectForm = dynamic(load, { ssr: false });
const ProjectMade = dynamic(
  async () => (await import("@/app/workspaces/[workspace]/(workspace)/projects/project-made")).ProjectMade,
  { ssr: false },
);

export interface CreationPlace {
  slug: string;
  label: string;
  mayInvite: boolean;
}

interface CreateProjectProps {
  opened: boolean;
  /** The workspaces in which the visitor may make projects; the first one is proposed. */
  places: readonly CreationPlace[];
}

/** A new project from anywhere: first the workspace, then the form. */
export function CreateProject({ opened, places }: CreateProjectProps) {
  const [open, setOpen] = useCreatePanel(opened);
  const [chosen, setChosen] = useState(places[0]?.slug ?? "");
  const [made, setMade] = useState<{ name: string; slug: string } | null>(null);
  const mayInvite = places.find(({ slug }) => slug === chosen)?.mayInvite ?? false;
  function close(): void {
    setOpen(false);
    setMade(null);
  }
  return (
    <LazyDialogButton
      label={HOME.create}
      prepare={() => void load()}
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      title={made === null ? PROJECTS.createTitle : PROJECTS.createdTitle(made.name)}
      {...(made === null ? {} : { description: PROJECTS.createdText })}
    >
      {made === null ? (
        <div className="grid gap-4">
          <SelectField
            label={HOME.createIn}
            help={HOME.createInHelp}
            options={places.map(({ slug, label }) => ({ value: slug, label }))}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          />
          <NewProjectForm workspace={chosen} onCancel={close} onMade={setMade} />
        </div>
      ) : (
        <ProjectMade workspace={chosen} project={made.slug} mayInvite={mayInvite} onClose={close} />
      )}
    </LazyDialogButton>
  );
}
