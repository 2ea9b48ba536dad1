import type { Metadata } from "next";

import { CredentialDetail } from "@/app/_credentials/detail/credential-detail";
import { page } from "@/app/_frame/page-or-refusal";
import { projectHere } from "@/app/_frame/shell-props";
import { listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { CREDENTIAL } from "@/app/_sentences/machines/credential";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { caller } from "@/server/api/caller";

import { projectTrail } from "../../project-header";

export const metadata: Metadata = { title: CREDENTIAL.title };

interface ProjectCredentialPageProps {
  params: Promise<{ workspace: string; project: string; credential: string }>;
  searchParams: SearchParams;
}

/** One credential of a project, for the project's admins. */
export default async function ProjectCredentialPage({ params, searchParams }: ProjectCredentialPageProps) {
  return page(async () => {
    const named = await params;
    const query = await readQuery(searchParams);
    const { projectCredentials } = await caller();
    const [project, credential, uses, history, clock] = await Promise.all([
      projectHere(named.workspace, named.project),
      projectCredentials.get(named),
      projectCredentials.uses(named),
      projectCredentials.history({ ...named, ...listInput(query, "-created") }),
      readClock(),
    ]);
    const [workspace, slug] = [project.workspace.slug, project.slug];
    return (
      <CredentialDetail
        place={{ kind: "project", workspace, project: slug }}
        credential={credential}
        uses={uses}
        history={history}
        clock={clock}
        trail={[
          ...projectTrail(project),
          { label: project.name, href: urls.project.home(workspace, slug) },
          { label: CREDENTIALS.title, href: urls.project.credentials(workspace, slug) },
        ]}
        path={urls.project.credential(workspace, slug, credential.id)}
        query={query}
      />
    );
  });
}
