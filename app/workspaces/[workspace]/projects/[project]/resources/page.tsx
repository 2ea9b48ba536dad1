import type { Metadata } from "next";

import { page } from "@/app/_frame/page-or-refusal";
import { projectHere } from "@/app/_frame/shell-props";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { resourceList } from "@/app/_resources/resource-list";
import { RESOURCES } from "@/app/_sentences/access/resources";

import { ProjectHeader } from "../project-header";

export const metadata: Metadata = { title: RESOURCES.title };

interface ProjectResourcesPageProps {
  params: Promise<{ workspace: string; project: string }>;
  searchParams: SearchParams;
}

export default async function ProjectResourcesPage({ params, searchParams }: ProjectResourcesPageProps) {
  return page(async () => {
    const names = await params;
    const query = await readQuery(searchParams);
    const project = await projectHere(names.workspace, names.project);
    const { id, slug, workspace, inWorkspace } = project;
    return (
      <>
        <ProjectHeader project={project} current="resources" description={RESOURCES.projectDescription} />
        {await resourceList({ workspace: workspace.slug, project: { id, slug }, owners: inWorkspace, query })}
      </>
    );
  });
}
