"use client";

import { useRouter } from "next/navigation";

import type { Option } from "@/app/_components/form/controls";
import { PROJECT } from "@/app/_sentences/places/projects";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";

import { at, type ActedProject } from "./acted-project";
import { ConfirmAction } from "./confirm-action";
import { HandOver } from "./hand-over";
import { MoveProject } from "./move-project";
import { removalSections } from "./project-previews";
import { Archive, SetDefault, SetVisibility } from "./state-actions";

interface ProjectActionsProps {
  project: ActedProject;
  targets: readonly Option[];
}

/** Where somebody is after the project is gone for them. */
function afterwards({ inWorkspace, workspace }: ActedProject): string {
  return inWorkspace ? urls.workspace.projects(workspace) : urls.home();
}

function Leave({ project }: { project: ActedProject }) {
  const router = useRouter();
  return (
    <ConfirmAction
      heading={PROJECT.leave}
      text={PROJECT.leaveText}
      title={PROJECT.leaveTitle(project.name)}
      verb={PROJECT.leaveVerb}
      pendingLabel={PROJECT.leaving}
      consequences={PROJECT.leaveConsequences}
      disabledReason={project.owned ? PROJECT.ownerLeaves : undefined}
      refresh={false}
      call={() => trpc.collaborators.leave.mutate(at(project))}
      onDone={() => {
        toast(PROJECT.left(project.name));
        router.push(afterwards(project));
      }}
    />
  );
}

function Remove({ project, refusal }: { project: ActedProject; refusal: string | undefined }) {
  const router = useRouter();
  return (
    <ConfirmAction
      danger
      heading={PROJECT.remove}
      text={PROJECT.removeText}
      title={PROJECT.removeTitle(project.name)}
      verb={PROJECT.removeVerb}
      pendingLabel={PROJECT.removing}
      preview={() => removalSections(project)}
      typedName={project.name}
      disabledReason={refusal}
      refresh={false}
      call={() => trpc.projects.remove.mutate({ ...at(project), name: project.name })}
      onDone={() => {
        toast(PROJECT.removed);
        router.push(afterwards(project));
      }}
    />
  );
}

/** What is done to the project as a whole; a button that cannot be used says which right is missing. */
export function ProjectActions({ project, targets }: ProjectActionsProps) {
  const { permissions, fixed, status } = project;
  const refusal = (permission: string, others: string): string | undefined => {
    if (!permissions.includes(permission)) return others;
    return fixed ? PROJECT.defaultStays : undefined;
  };
  const changing = (permission: string, others: string) =>
    refusal(permission, others) ?? (status === "archived" ? PROJECT.archived : undefined);
  const handOver = permissions.includes("project.hand-over") ? undefined : PROJECT.ownerOnly;
  return (
    <ul className="panel divide-line max-w-3xl divide-y">
      <SetDefault project={project} />
      <SetVisibility project={project} refusal={changing("project.set-visibility", PROJECT.adminsOnly)} />
      <Archive project={project} refusal={refusal("project.archive", PROJECT.adminsOnly)} />
      <HandOver project={project} refusal={handOver ?? (status === "archived" ? PROJECT.archived : undefined)} />
      <MoveProject project={project} targets={targets} refusal={changing("project.move", PROJECT.ownerOnly)} />
      <Leave project={project} />
      <Remove project={project} refusal={refusal("project.remove", PROJECT.ownerOnly)} />
    </ul>
  );
}
