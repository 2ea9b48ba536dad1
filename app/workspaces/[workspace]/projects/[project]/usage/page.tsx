import type { Metadata } from "next";

import { page } from "@/app/_frame/page-or-refusal";
import { projectHere } from "@/app/_frame/shell-props";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { urls } from "@/app/_lib/urls";
import { USAGE } from "@/app/_sentences/billing/usage";
import { usageReport } from "@/app/_usage/usage-report";
import { caller } from "@/server/api/caller";

import { ProjectHeader } from "../project-header";
import { budgetsHere } from "./budgets-here";

export const metadata: Metadata = { title: USAGE.title };

interface UsagePageProps {
  params: Promise<{ workspace: string; project: string }>;
  searchParams: SearchParams;
}

export default async function ProjectUsagePage({ params, searchParams }: UsagePageProps) {
  return page(async () => {
    const names = await params;
    const query = await readQuery(searchParams);
    const { usage } = await caller();
    const project = await projectHere(names.workspace, names.project);
    const { slug, workspace } = project;
    return (
      <>
        <ProjectHeader project={project} current="usage" description={USAGE.ofProject} />
        {await budgetsHere({ ...names, path: urls.project.usage(workspace.slug, slug) })}
        {await usageReport({
          read: ({ project: _project, ...asked }) => usage.ofProject({ ...names, ...asked }),
          query,
          path: urls.project.usage(workspace.slug, slug),
          api: `/api/v1/workspaces/${workspace.slug}/projects/${slug}/usage`,
          groupings: ["day", "hour", "actor"],
          apart: undefined,
          leads: ["actor"],
        })}
      </>
    );
  });
}
