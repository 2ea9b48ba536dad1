import type { ReactNode } from "react";

import { Notice } from "@/app/_components/page/notice";
import { PageHeader } from "@/app/_components/page/page-header";
import { Tabs } from "@/app/_components/page/tabs";
import { StatusBadge } from "@/app/_components/table/status-badge";
import { DefaultProjectNotice } from "@/app/_frame/place-notice";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { urls } from "@/app/_lib/urls";
import { EFFECTIVE } from "@/app/_sentences/access/decisions";
import { RESOURCES } from "@/app/_sentences/access/resources";
import { USAGE } from "@/app/_sentences/billing/usage";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { KEYS } from "@/app/_sentences/machines/keys";
import { COLLABORATORS } from "@/app/_sentences/people/collaborators";
import { PLACE } from "@/app/_sentences/places/place";
import { PROJECT, PROJECTS } from "@/app/_sentences/places/projects";
import type { ProjectDetailView } from "@/server/projects/schema";

interface ProjectHeaderProps {
  project: ProjectDetailView;
  current: "settings" | "resources" | "collaborators" | "credentials" | "keys" | "usage" | "access";
  description: string;
  actions?: ReactNode;
}

function titleOf({ name, hidden }: ProjectDetailView) {
  if (!hidden) return name;
  return (
    <>
      {name} <StatusBadge tone="neutral">{PLACE.hiddenProject}</StatusBadge>
    </>
  );
}

/** What a project's page is in: for who is in the project alone, nothing that they could open. */
export function projectTrail({ inWorkspace, organization, workspace }: ProjectDetailView) {
  if (!inWorkspace) return [];
  return [
    ...placeTrail(organization, workspace),
    { label: PROJECTS.title, href: urls.workspace.projects(workspace.slug) },
  ];
}

/** Who reaches it as a whole: for those of the workspace who may ask about others. */
async function mayAskAboutOthers({ inWorkspace, workspace }: ProjectDetailView): Promise<boolean> {
  return inWorkspace && (await workspaceHere(workspace.id)).rights.includes("access.check");
}

async function tabsOf(project: ProjectDetailView) {
  const { slug, workspace, permissions } = project;
  const at = workspace.slug;
  return [
    { key: "settings", label: PROJECTS.settings, href: urls.project.settings(at, slug), shown: true },
    { key: "resources", label: RESOURCES.title, href: urls.project.resources(at, slug), shown: true },
    {
      key: "collaborators",
      label: COLLABORATORS.title,
      href: urls.project.collaborators(at, slug),
      shown: permissions.includes("collaborator.list"),
    },
    {
      key: "credentials",
      label: CREDENTIALS.title,
      href: urls.project.credentials(at, slug),
      shown: permissions.includes("project-credential.list"),
    },
    {
      key: "keys",
      label: KEYS.title,
      href: urls.project.keys(at, slug),
      shown: permissions.includes("third-party-key.list"),
    },
    {
      key: "usage",
      label: USAGE.title,
      href: urls.project.usage(at, slug),
      shown: permissions.includes("usage.read"),
    },
    {
      key: "access",
      label: EFFECTIVE.title,
      href: urls.project.access(at, slug),
      shown: await mayAskAboutOthers(project),
    },
  ].filter(({ shown }) => shown);
}

export async function ProjectHeader({ project, current, description, actions }: ProjectHeaderProps) {
  const { status, inWorkspace } = project;
  const tabs = await tabsOf(project);
  return (
    <>
      <PageHeader title={titleOf(project)} description={description} trail={projectTrail(project)} actions={actions} />
      <Tabs
        label={PROJECT.pages}
        tabs={tabs.map(({ key, label, href }) => ({ label, href, current: key === current }))}
      />
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
