"use client";

import { PROJECT } from "@/app/_sentences/places/projects";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";

import { at, type ActedProject } from "./acted-project";
import { ConfirmAction } from "./confirm-action";
import { visibilitySections } from "./project-previews";

interface ActionProps {
  project: ActedProject;
  /** Why the project cannot be changed by this visitor. */
  refusal: string | undefined;
}

export function SetVisibility({ project, refusal }: ActionProps) {
  const opening = project.visibility === "private";
  const visibility = opening ? "open" : "private";
  return (
    <ConfirmAction
      heading={opening ? PROJECT.opening : PROJECT.closing}
      text={opening ? PROJECT.openText : PROJECT.closeText}
      title={(opening ? PROJECT.openTitle : PROJECT.closeTitle)(project.name)}
      verb={opening ? PROJECT.openVerb : PROJECT.closeVerb}
      preview={() => visibilitySections(project, visibility)}
      disabledReason={refusal}
      call={() => trpc.projects.setVisibility.mutate({ ...at(project), visibility })}
      onDone={() => toast(opening ? PROJECT.opened : PROJECT.closed)}
    />
  );
}

/** A choice that concerns nobody else is asked for all the same: it changes what programs do. */
export function SetDefault({ project }: { project: ActedProject }) {
  const { isDefault } = project;
  return (
    <ConfirmAction
      heading={PROJECT.makeDefault}
      text={PROJECT.defaultText}
      title={isDefault ? PROJECT.noDefaultVerb : PROJECT.defaultVerb}
      verb={isDefault ? PROJECT.noDefaultVerb : PROJECT.defaultVerb}
      consequences={[PROJECT.defaultText]}
      call={() => trpc.projects.setDefault.mutate({ ...at(project), default: !isDefault })}
      onDone={() => toast(isDefault ? PROJECT.noDefaultDone : PROJECT.defaultDone)}
    />
  );
}

export function Archive({ project, refusal }: ActionProps) {
  if (project.status === "archived") {
    return (
      <ConfirmAction
        heading={PROJECT.unarchive}
        text={PROJECT.unarchiveText}
        title={PROJECT.unarchiveVerb}
        verb={PROJECT.unarchiveVerb}
        consequences={[PROJECT.unarchiveText]}
        disabledReason={refusal}
        call={() => trpc.projects.unarchive.mutate(at(project))}
        onDone={() => toast(PROJECT.unarchivedDone)}
      />
    );
  }
  return (
    <ConfirmAction
      heading={PROJECT.archive}
      text={PROJECT.archiveText}
      title={PROJECT.archiveTitle(project.name)}
      verb={PROJECT.archiveVerb}
      pendingLabel={PROJECT.archiving}
      consequences={PROJECT.archiveConsequences}
      disabledReason={refusal}
      call={() => trpc.projects.archive.mutate(at(project))}
      onDone={() => toast(PROJECT.archivedDone)}
    />
  );
}
