import type { Crumb } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { caller, requireVisitor } from "@/server/api/caller";

import { rotatedByOwner } from "../credential-row";
import { CredentialDetail } from "./credential-detail";

export interface WorkspaceCredentialProps {
  params: Promise<{ workspace: string; credential: string }>;
  searchParams: SearchParams;
}

/** The list that leads to the credential, and the address of its own page there. */
type Around = (here: Awaited<ReturnType<typeof workspaceHere>>) => {
  trail: readonly Crumb[];
  pathOf: (slug: string, id: string) => string;
};

/** The page of one credential of a workspace, below whichever list of them. */
export async function workspaceCredential({ params, searchParams }: WorkspaceCredentialProps, around: Around) {
  return page(async () => {
    const named = await params;
    const query = await readQuery(searchParams);
    const { credentials } = await caller();
    const [here, credential, uses, history, clock, { id: actor }] = await Promise.all([
      workspaceHere(named.workspace),
      credentials.get(named),
      credentials.uses(named),
      credentials.history({ ...named, ...listInput(query, "-created") }),
      readClock(),
      requireVisitor(),
    ]);
    const { slug } = here.workspace;
    const { trail, pathOf } = around(here);
    return (
      <CredentialDetail
        place={{ kind: "workspace", workspace: slug }}
        credential={credential}
        uses={uses}
        history={history}
        clock={clock}
        trail={trail}
        path={pathOf(slug, credential.id)}
        query={query}
        notRotated={rotatedByOwner(actor, here.rights)}
      />
    );
  });
}
