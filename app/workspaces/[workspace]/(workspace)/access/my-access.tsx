import "server-only";

import { personAccess } from "@/app/_access/person-access";
import { rightsList } from "@/app/_access/rights-list";
import { LinkButton } from "@/app/_components/link-button";
import { Section } from "@/app/_components/page/section";
import type { Query } from "@/app/_lib/list/list-query";
import { urls } from "@/app/_lib/urls";
import { EFFECTIVE } from "@/app/_sentences/access/decisions";
import { caller } from "@/server/api/caller";

interface MyAccessProps {
  /** Slug. */
  workspace: string;
  rights: readonly string[];
  query: Query;
}

/** All that the visitor may do here, and where each part of it comes from. */
export async function myAccess({ workspace, rights, query }: MyAccessProps) {
  const { members } = await caller();
  const access = await members.getAccess({ workspace });
  const path = urls.workspace.access(workspace);
  const rules = rights.includes("access-rule.list");
  return (
    <>
      <Section
        title={EFFECTIVE.title}
        description={EFFECTIVE.ownText}
        actions={<LinkButton href={urls.workspace.resources(workspace)}>{EFFECTIVE.resources}</LinkButton>}
      >
        {await rightsList({ workspace, rules, path, query })}
        <p className="text-muted text-sm">{EFFECTIVE.shared}</p>
      </Section>
      {await personAccess({ workspace, access, own: true, path })}
    </>
  );
}
