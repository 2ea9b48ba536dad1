import type { Metadata } from "next";

import { rotatedByOwner } from "@/app/_credentials/credential-row";
import { CredentialDetail } from "@/app/_credentials/detail/credential-detail";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { CREDENTIAL } from "@/app/_sentences/machines/credential";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";
import { caller, requireVisitor } from "@/server/api/caller";

export const metadata: Metadata = { title: CREDENTIAL.title };

interface OrganizationCredentialPageProps {
  params: Promise<{ organization: string; credential: string }>;
  searchParams: SearchParams;
}

/** A credential that reaches the whole organization. */
export default async function OrganizationCredentialPage({ params, searchParams }: OrganizationCredentialPageProps) {
  return page(async () => {
    const { organization: asked, credential: id } = await params;
    const query = await readQuery(searchParams);
    const { organizationCredentials } = await caller();
    const named = { organization: asked, credential: id };
    const [{ organization, rights }, credential, uses, history, clock, { id: actor }] = await Promise.all([
      organizationHere(asked),
      organizationCredentials.get(named),
      organizationCredentials.uses(named),
      organizationCredentials.history({ ...named, ...listInput(query, "-created") }),
      readClock(),
      requireVisitor(),
    ]);
    const { slug } = organization;
    return (
      <CredentialDetail
        place={{ kind: "organization", organization: slug }}
        credential={credential}
        uses={uses}
        history={history}
        clock={clock}
        trail={[
          ...placeTrail(organization),
          { label: CREDENTIALS.organizationTitle, href: urls.organization.credentials(slug) },
        ]}
        path={urls.organization.credential(slug, credential.id)}
        query={query}
        notRotated={rotatedByOwner(actor, rights)}
      />
    );
  });
}
