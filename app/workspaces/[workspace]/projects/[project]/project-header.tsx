import type { ReactNode } from "react";

import { Notice } from "@/app/_components/notice";
import { PageHeader } from "@/app/_components/page-header";
import { Tabs } from "@/app/_components/tabs";
import { DefaultProjectNotice } from "@/app/_lib/place-notice";
import { COLLABORATORS, PROJECT } from "@/app/_lib/project-sentences";
import { placeTrail } from "@/app/_lib/trail";
import { urls } from "@/app/_lib/urls";
import { PROJECTS } from "@/app/_lib/workspace-sentences";
import type { ProjectDetailView } from "@/server/projects/schema";

interface ProjectHeaderProps {
  project: ProjectDetailView;
  current: "settings" | "collaborators";
  description: string;
  actions?: ReactNode;
}

/** What a project's page is in: for who is in the project alone, nothing that they could open. */
function trailOf({ inWorkspace, organization, workspace }: ProjectDetailView) {
  if (!inWorkspace) return [];
  return [
    ...placeTrail(organization, workspace),
    { label: PROJECTS.title, href: urls.workspace.projects(workspace.slug) },
  ];
}

export function ProjectHeader({ project, current, description, actions }: ProjectHeaderProps) {
  const { slug, workspace, permissions, status, inWorkspace } = project;
  const tabs = [
    { key: "settings", label: PROJECTS.settings, href: urls.project.settings(workspace.slug, slug) },
    ...(permissions.includes("collaborator.list")
      ? [
          {
            key: "collaborators",
            label: COLLABORATORS.title,
            href: urls.project.collaborators(workspace.slug, slug),
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHeader title={project.name} description={description} trail={trailOf(project)} actions={actions} />
      <Tabs label={PROJECT.pages} tabs={tabs.map(({ key, ...tab }) => ({ ...tab, current: key === current }))} />
      {inWorkspace ? null : (
        <div className="mb-5">
          <Notice>{PROJECT.outside}</Notice>
        </div>
      )}
      <DefaultProjectNotice project={project} />
      {status === "archived" ? (
        <div className="mb-5">
          <Notice tone="warn">{PROJECT.archived}</Notice>
        </div>
      ) : null}
    </>
  );
}
