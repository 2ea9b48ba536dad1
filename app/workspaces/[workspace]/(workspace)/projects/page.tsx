import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page-header";
import type { Row } from "@/app/_components/table-types";
import { readClock } from "@/app/_lib/clock";
import { listAddress, listInput } from "@/app/_lib/list-query";
import { page } from "@/app/_lib/page";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { RIGHTS } from "@/app/_lib/sentences";
import { workspaceHere } from "@/app/_lib/shell-props";
import { placeTrail } from "@/app/_lib/trail";
import { urls } from "@/app/_lib/urls";
import { PROJECTS, ROLES } from "@/app/_lib/workspace-sentences";
import { caller } from "@/server/api/caller";
import type { ProjectView } from "@/server/projects/schema";

import { NewProject } from "./new-project";
import { ProjectsTable } from "./projects-table";

export const metadata: Metadata = { title: PROJECTS.title };

interface ProjectsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

function rowOf(workspace: string, project: ProjectView): Row {
  const { id, name, slug, kind, description, visibility, owner, role, createdAt } = project;
  const note = PROJECTS.kinds[kind] || description.split("\n", 1)[0]?.slice(0, 120);
  const link = { text: name, href: urls.project.settings(workspace, slug) };
  return {
    id,
    name,
    cells: {
      name: note === undefined || note === "" ? link : { ...link, note },
      slug,
      visibility: PROJECTS.visibilities[visibility],
      owner: owner?.name ?? null,
      role: ROLES[role] ?? role,
      created: createdAt,
    },
  };
}

export default async function ProjectsPage({ params, searchParams }: ProjectsPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const { projects } = await caller();
    const [{ workspace, organization, rights }, list, clock] = await Promise.all([
      workspaceHere(name),
      projects.list({ workspace: name, ...listInput(query) }),
      readClock(),
    ]);
    const { slug } = workspace;
    const opened = query.open === "create";
    const create = (
      <NewProject
        key={String(opened)}
        opened={opened}
        workspace={slug}
        mayInvite={rights.includes("invitation.create")}
        disabledReason={rights.includes("project.create") ? undefined : RIGHTS.missing("project.create")}
      />
    );
    return (
      <>
        <PageHeader
          title={PROJECTS.title}
          description={PROJECTS.description}
          trail={placeTrail(organization, workspace)}
          actions={create}
        />
        <ProjectsTable
          rows={list.items.map((project) => rowOf(slug, project))}
          clock={clock}
          address={listAddress(urls.workspace.projects(slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
        />
      </>
    );
  });
}
