import type { Metadata } from "next";

import { rotatedByOwner } from "@/app/_credentials/credential-row";
import { CredentialDetail } from "@/app/_credentials/detail/credential-detail";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { CREDENTIAL } from "@/app/_sentences/machines/credential";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { caller, requireVisitor } from "@/server/api/caller";
import { publicAddresses } from "@/server/api/rest/public-addresses";

export const metadata: Metadata = { title: CREDENTIAL.title };

interface WorkspaceCredentialPageProps {
  params: Promise<{ workspace: string; credential: string }>;
  searchParams: SearchParams;
}

/** Any credential of the workspace, for its admins. */
export default async function WorkspaceCredentialPage({ params, searchParams }: WorkspaceCredentialPageProps) {
  return page(async () => {
    const { workspace: name, credential: id } = await params;
    const query = await readQuery(searchParams);
    const { credentials } = await caller();
    const named = { workspace: name, credential: id };
    const [{ workspace, organization, rights }, credential, uses, history, clock, { id: actor }] = await Promise.all([
      workspaceHere(name),
      credentials.get(named),
      credentials.uses(named),
      credentials.history({ ...named, ...listInput(query, "-created") }),
      readClock(),
      requireVisitor(),
    ]);
    const { slug } = workspace;
    return (
      <CredentialDetail
        place={{ kind: "workspace", workspace: slug }}
        credential={credential}
        uses={uses}
        history={history}
        addresses={publicAddresses()}
        clock={clock}
        trail={[
          ...placeTrail(organization, workspace),
          { label: CREDENTIALS.everyoneTitle, href: urls.workspace.credentials(slug) },
        ]}
        path={urls.workspace.credential(slug, credential.id)}
        query={query}
        notRotated={rotatedByOwner(actor, rights)}
      />
    );
  });
}
