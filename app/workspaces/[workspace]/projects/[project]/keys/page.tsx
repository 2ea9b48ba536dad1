import type { Metadata } from "next";

import { Notice } from "@/app/_components/page/notice";
import { page } from "@/app/_frame/page-or-refusal";
import { projectHere } from "@/app/_frame/shell-props";
import { keyRow, refusedActions } from "@/app/_keys/key-row";
import { KeysTable } from "@/app/_keys/keys-table";
import { NewKey } from "@/app/_keys/new-key";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput, oneOf } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { KEYS } from "@/app/_sentences/machines/keys";
import { PROJECT, PROJECTS } from "@/app/_sentences/places/projects";
import { caller } from "@/server/api/caller";
import { KEY_KINDS } from "@/server/project-keys/schema/kinds";
import type { ProjectDetailView } from "@/server/projects/schema";

import { ProjectHeader } from "../project-header";

export const metadata: Metadata = { title: KEYS.title };

interface KeysPageProps {
  params: Promise<{ workspace: string; project: string }>;
  searchParams: SearchParams;
}

/** Why none can be added; undefined where they can. */
function refusalOf({ permissions, status, kind }: ProjectDetailView): string | undefined {
  if (kind === "examples") return PROJECTS.examplesFixed;
  if (status === "archived") return PROJECT.archived;
  return permissions.includes("third-party-key.create") ? undefined : RIGHTS.missing("third-party-key.create");
}

export default async function KeysPage({ params, searchParams }: KeysPageProps) {
  return page(async () => {
    const names = await params;
    const query = await readQuery(searchParams);
    const { projectKeys } = await caller();
    const input = { ...listInput(query), kind: oneOf(KEY_KINDS, query.kind) };
    const [project, list, clock] = await Promise.all([
      projectHere(names.workspace, names.project),
      projectKeys.list({ ...names, ...input }),
      readClock(),
    ]);
    const { slug, workspace } = project;
    const place = { workspace: workspace.slug, project: slug };
    const refused = refusedActions(project);
    const opened = query.open === "create";
    return (
      <>
        <ProjectHeader
          project={project}
          current="keys"
          description={KEYS.description}
          actions={<NewKey key={String(opened)} place={place} opened={opened} disabledReason={refusalOf(project)} />}
        />
        <div className="mb-5">
          <Notice tone="warn" title={KEYS.warningTitle}>
            {KEYS.warning}
          </Notice>
        </div>
        <KeysTable
          place={place}
          rows={list.items.map((key) => keyRow(key, urls.project.key(workspace.slug, slug, key.id), refused))}
          kinds={Object.fromEntries(list.items.map((key) => [key.id, key.kind]))}
          clock={clock}
          address={listAddress(urls.project.keys(workspace.slug, slug), query, "kind")}
          total={list.total}
          nextCursor={list.nextCursor}
          exports={exportLinks(`/api/v1/workspaces/${workspace.slug}/projects/${slug}/keys`, input)}
        />
      </>
    );
  });
}
