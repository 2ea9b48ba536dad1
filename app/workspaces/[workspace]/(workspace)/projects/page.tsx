import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import type { Row, Tone } from "@/app/_components/table/types";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { listAddress, listInput, oneOf } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { roleName } from "@/app/_sentences/access/role-names";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { PLACE } from "@/app/_sentences/places/place";
import { PROJECT, PROJECTS } from "@/app/_sentences/places/projects";
import { caller } from "@/server/api/caller";
import { PROJECT_STATES, type ProjectView } from "@/server/projects/schema";

import { NewProject } from "./new-project";
import { ProjectsTable } from "./projects-table";

export const metadata: Metadata = { title: PROJECTS.title };

interface ProjectsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

const TONES: Readonly<Record<ProjectView["status"], Tone>> = { active: "ok", archived: "neutral", deleted: "danger" };

/** Below a project's name: what kind it is, that it is one's default, what it is for. */
function noteOf({ kind, hidden, isDefault, description }: ProjectView): string {
  const about = PROJECTS.kinds[kind] || (description.split("\n", 1)[0] ?? "").slice(0, 120);
  return [hidden ? PLACE.hiddenProject : "", isDefault ? PROJECT.yourDefault : "", about]
    .filter((text) => text !== "")
    .join(" · ");
}

function actionsOf({ status, isDefault }: ProjectView): string[] {
  if (status === "deleted") return ["restore"];
  return [isDefault ? "no-default" : "default"];
}

/** Admins above see that it was deleted; bringing it back is its owner's. */
function refusedOf({ restorable, owner }: ProjectView): Pick<Row, "refused"> {
  if (restorable !== false) return {};
  return { refused: { restore: PROJECT.restoredBy(owner?.name) } };
}

function rowOf(workspace: string, project: ProjectView): Row {
  const { id, name, slug, visibility, owner, role, status, createdAt } = project;
  const note = noteOf(project);
  // A deleted one has no page: there is only the way back.
  const link = status === "deleted" ? { text: name } : { text: name, href: urls.project.settings(workspace, slug) };
  return {
    id,
    name,
    cells: {
      name: note === "" ? link : { ...link, note },
      slug,
      state: { text: PROJECT.statuses[status], tone: TONES[status] },
      visibility: PROJECTS.visibilities[visibility],
      owner: owner?.name ?? null,
      role: roleName(role),
      created: createdAt,
    },
    actions: actionsOf(project),
    ...refusedOf(project),
  };
}

export default async function ProjectsPage({ params, searchParams }: ProjectsPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const { projects } = await caller();
    const [{ workspace, organization, rights }, list, clock] = await Promise.all([
      workspaceHere(name),
      projects.list({ workspace: name, ...listInput(query), state: oneOf(PROJECT_STATES, query.state) }),
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
          workspace={slug}
          rows={list.items.map((project) => rowOf(slug, project))}
          clock={clock}
          address={listAddress(urls.workspace.projects(slug), query, "state")}
          total={list.total}
          nextCursor={list.nextCursor}
        />
      </>
    );
  });
}
