import type { Metadata } from "next";

import { holdersList } from "@/app/_access/holders-list";
import { LinkButton } from "@/app/_components/link-button";
import { page } from "@/app/_frame/page-or-refusal";
import { projectHere, workspaceHere } from "@/app/_frame/shell-props";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { OPEN_CREATE, urls } from "@/app/_lib/urls";
import { EFFECTIVE } from "@/app/_sentences/access/decisions";
import type { ProjectDetailView } from "@/server/projects/schema";

import { ProjectHeader } from "../project-header";

export const metadata: Metadata = { title: EFFECTIVE.title };

interface ProjectAccessPageProps {
  params: Promise<{ workspace: string; project: string }>;
  searchParams: SearchParams;
}

/** The rules on the project, and a new one, for who makes rules. */
async function Actions({ project: { id, inWorkspace, workspace } }: { project: ProjectDetailView }) {
  const rights = inWorkspace ? (await workspaceHere(workspace.id)).rights : [];
  const at = urls.workspace.accessRules;
  return (
    <>
      {rights.includes("access-rule.list") ? (
        <LinkButton href={at(workspace.slug, { project: id })}>{EFFECTIVE.rules}</LinkButton>
      ) : null}
      {rights.includes("access-rule.create") ? (
        <LinkButton href={at(workspace.slug, { ...OPEN_CREATE, project: id })}>{EFFECTIVE.addRule}</LinkButton>
      ) : null}
    </>
  );
}

export default async function ProjectAccessPage({ params, searchParams }: ProjectAccessPageProps) {
  return page(async () => {
    const names = await params;
    const query = await readQuery(searchParams);
    const project = await projectHere(names.workspace, names.project);
    const { id, slug, workspace } = project;
    const list = await holdersList({
      workspace: workspace.slug,
      target: { project: id },
      path: urls.project.access(workspace.slug, slug),
      query,
    });
    return (
      <>
        <ProjectHeader
          project={project}
          current="access"
          description={EFFECTIVE.projectText}
          actions={<Actions project={project} />}
        />
        {list}
      </>
    );
  });
}
