import type { Metadata } from "next";

import { packRows } from "@/app/_components/table/rows";
import type { Row } from "@/app/_components/table/types";
import { credentialRow } from "@/app/_credentials/credential-row";
import { CredentialsTable } from "@/app/_credentials/credentials-table";
import { longestDays } from "@/app/_credentials/new/longest-days";
import { NewCredential } from "@/app/_credentials/new/new-credential";
import { page } from "@/app/_frame/page-or-refusal";
import { projectHere } from "@/app/_frame/shell-props";
import { listAddress, listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { ROLES } from "@/app/_sentences/access/role-names";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { PROJECT_CREDENTIALS } from "@/app/_sentences/machines/project-credentials";
import { PROJECT, PROJECTS } from "@/app/_sentences/places/projects";
import { caller } from "@/server/api/caller";
import { publicAddresses } from "@/server/api/rest/public-addresses";
import type { CredentialView } from "@/server/credentials/schema";
import type { ProjectDetailView } from "@/server/projects/schema";

import { ProjectHeader } from "../project-header";

export const metadata: Metadata = { title: CREDENTIALS.title };

interface ProjectCredentialsPageProps {
  params: Promise<{ workspace: string; project: string }>;
  searchParams: SearchParams;
}

/** Why none can be made; undefined where they can. */
function refusalOf({ permissions, status, kind }: ProjectDetailView): string | undefined {
  if (kind === "examples") return PROJECTS.examplesFixed;
  if (status === "archived") return PROJECT.archived;
  return permissions.includes("project-credential.create") ? undefined : RIGHTS.missing("project-credential.create");
}

/** Whose it is need not be said here, but what it may. */
function withRole(row: Row, { projectRole }: CredentialView): Row {
  const { label } = row.cells;
  if (typeof label !== "object" || label === null || !("text" in label)) return row;
  return { ...row, cells: { ...row.cells, label: { ...label, note: ROLES[projectRole ?? ""] ?? "" } } };
}

export default async function ProjectCredentialsPage({ params, searchParams }: ProjectCredentialsPageProps) {
  return page(async () => {
    const names = await params;
    const query = await readQuery(searchParams);
    const { projectCredentials } = await caller();
    const [project, list, clock] = await Promise.all([
      projectHere(names.workspace, names.project),
      projectCredentials.list({ ...names, ...listInput(query, "-created") }),
      readClock(),
    ]);
    const { slug, name, workspace, organization, inWorkspace } = project;
    const place = { kind: "project" as const, workspace: workspace.slug, project: slug };
    const addresses = publicAddresses();
    const detail = (id: string) => urls.project.credential(workspace.slug, slug, id);
    const rows = list.items.map((item) => withRole(credentialRow(item, { clock, detail }), item));
    const opened = query.open === "create";
    return (
      <>
        <ProjectHeader
          project={project}
          current="credentials"
          description={PROJECT_CREDENTIALS.description}
          actions={
            <NewCredential
              key={String(opened)}
              place={place}
              opened={opened}
              addresses={addresses}
              longestDays={inWorkspace ? await longestDays(organization.id) : null}
              roles={PROJECT_CREDENTIALS.roles}
              text={PROJECT_CREDENTIALS.createText(name)}
              disabledReason={refusalOf(project)}
            />
          }
        />
        <CredentialsTable
          place={place}
          addresses={addresses}
          rows={packRows(rows)}
          clock={clock}
          address={listAddress(urls.project.credentials(workspace.slug, slug), query)}
          total={list.total}
          nextCursor={list.nextCursor}
        />
      </>
    );
  });
}
