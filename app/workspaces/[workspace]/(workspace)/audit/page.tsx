import type { Metadata } from "next";

import { auditInput, auditList } from "@/app/_audit/audit-list";
import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { urls } from "@/app/_lib/urls";
import { AUDIT } from "@/app/_sentences/access/audit";
import { caller } from "@/server/api/caller";

export const metadata: Metadata = { title: AUDIT.title };

interface AuditPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

export default async function WorkspaceAuditPage({ params, searchParams }: AuditPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const { audit } = await caller();
    const { workspace: _elsewhere, ...input } = await auditInput(query);
    const [{ workspace, organization }, list] = await Promise.all([
      workspaceHere(name),
      audit.list({ ...input, workspace: name }),
    ]);
    const { slug } = workspace;
    return (
      <>
        <PageHeader title={AUDIT.title} description={AUDIT.description} trail={placeTrail(organization, workspace)} />
        {await auditList({
          path: urls.workspace.audit(slug),
          api: `/api/v1/workspaces/${slug}/audit`,
          query,
          input,
          list,
        })}
      </>
    );
  });
}
