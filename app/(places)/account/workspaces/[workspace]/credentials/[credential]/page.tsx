import type { Metadata } from "next";

import { rotatedByOwner } from "@/app/_credentials/credential-row";
import { CredentialDetail } from "@/app/_credentials/detail/credential-detail";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { CREDENTIAL } from "@/app/_sentences/machines/credential";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { PLACE } from "@/app/_sentences/places/place";
import { caller, requireVisitor } from "@/server/api/caller";
import { publicAddresses } from "@/server/api/rest/public-addresses";

export const metadata: Metadata = { title: CREDENTIAL.title };

interface CredentialPageProps {
  params: Promise<{ workspace: string; credential: string }>;
  searchParams: SearchParams;
}

/** One of the visitor's own credentials. */
export default async function CredentialPage({ params, searchParams }: CredentialPageProps) {
  return page(async () => {
    const { workspace: name, credential: id } = await params;
    const query = await readQuery(searchParams);
    const { credentials } = await caller();
    const named = { workspace: name, credential: id };
    const [{ workspace, rights }, credential, uses, history, clock, { id: actor }] = await Promise.all([
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
          { label: PLACE.workspace(workspace.name), href: urls.workspace.projects(slug) },
          { label: CREDENTIALS.title, href: urls.account.credentials(slug) },
        ]}
        path={urls.account.credential(slug, credential.id)}
        query={query}
        notRotated={rotatedByOwner(actor, rights)}
      />
    );
  });
}
