import type { Metadata } from "next";

import { page } from "@/app/_frame/page-or-refusal";
import { projectHere, workspaceHere } from "@/app/_frame/shell-props";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput, oneOf } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { COLLABORATORS } from "@/app/_sentences/people/collaborators";
import { PROJECT } from "@/app/_sentences/places/projects";
import { caller, requireVisitor } from "@/server/api/caller";
import type { CollaboratorView } from "@/server/collaborators/schema";
import { MAXIMUM_LIMIT } from "@/server/paging";
import type { ProjectDetailView } from "@/server/projects/schema";

import { ProjectHeader } from "../project-header";
import { AddCollaborator } from "./add-collaborator";
import { collaboratorRow } from "./collaborator-row";
import { CollaboratorsTable } from "./collaborators-table";

export const metadata: Metadata = { title: COLLABORATORS.title };

interface CollaboratorsPageProps {
  params: Promise<{ workspace: string; project: string }>;
  searchParams: SearchParams;
}

/** The workspace's own roles for projects; whoever does not belong to it cannot list them. */
async function customRolesFor({ inWorkspace, workspace, permissions }: ProjectDetailView) {
  if (!inWorkspace || !permissions.includes("collaborator.add")) return [];
  const { rights } = await workspaceHere(workspace.id);
  if (!rights.includes("role.list")) return [];
  const { roles } = await caller();
  const { items } = await roles.list({ workspace: workspace.id, level: "project", limit: MAXIMUM_LIMIT });
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

function presentOf({ role, customRole, access, expiresAt }: CollaboratorView) {
  return { role: customRole?.id ?? role, access: access ?? {}, expiresAt };
}

/** Why nobody can be added; undefined where they can. */
function refusalOf({ permissions, status, organization }: ProjectDetailView): string | undefined {
  if (organization.personal) return COLLABORATORS.personal;
  if (status === "archived") return PROJECT.archived;
  return permissions.includes("collaborator.add") ? undefined : RIGHTS.missing("collaborator.add");
}

export default async function CollaboratorsPage({ params, searchParams }: CollaboratorsPageProps) {
  return page(async () => {
    const names = await params;
    const query = await readQuery(searchParams);
    const { collaborators } = await caller();
    const input = { ...listInput(query), external: oneOf(["true", "false"] as const, query.external) };
    const [project, visitor, list, clock] = await Promise.all([
      projectHere(names.workspace, names.project),
      requireVisitor(),
      collaborators.list({ ...names, ...input }),
      readClock(),
    ]);
    const { permissions, workspace, slug, name, visibility } = project;
    const shown = { workspace: workspace.slug, slug, name, open: visibility === "open" };
    const customRoles = await customRolesFor(project);
    const opened = query.open === "create";
    const refusal = refusalOf(project);
    const api = `/api/v1/workspaces/${workspace.slug}/projects/${slug}/collaborators`;
    return (
      <>
        <ProjectHeader
          project={project}
          current="collaborators"
          description={COLLABORATORS.description}
          actions={
            <AddCollaborator
              key={String(opened)}
              opened={opened}
              project={shown}
              customRoles={customRoles}
              disabledReason={refusal}
            />
          }
        />
        {project.inWorkspace ? <p className="text-muted mb-4 max-w-prose text-sm">{COLLABORATORS.above}</p> : null}
        <CollaboratorsTable
          project={shown}
          rows={list.items.map((one) => collaboratorRow(one, visitor.id))}
          present={Object.fromEntries(list.items.map((one) => [one.user.id, presentOf(one)]))}
          customRoles={customRoles}
          mayChange={refusal === undefined && permissions.includes("collaborator.update")}
          mayRemove={permissions.includes("collaborator.remove")}
          emails={list.items.some(({ user }) => user.email !== null)}
          clock={clock}
          address={listAddress(urls.project.collaborators(workspace.slug, slug), query, "external")}
          total={list.total}
          nextCursor={list.nextCursor}
          exports={exportLinks(api, input)}
        />
      </>
    );
  });
}
