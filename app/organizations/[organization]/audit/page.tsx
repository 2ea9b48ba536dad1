import type { Metadata } from "next";

import { auditInput, auditList } from "@/app/_audit/audit-list";
import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { urls } from "@/app/_lib/urls";
import { AUDIT } from "@/app/_sentences/access/audit";
import { caller } from "@/server/api/caller";

import { RetentionForm } from "./retention-form";

export const metadata: Metadata = { title: AUDIT.title };

interface AuditPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

export default async function OrganizationAuditPage({ params, searchParams }: AuditPageProps) {
  return page(async () => {
    const { organization: name } = await params;
    const query = await readQuery(searchParams);
    const { audit, organizations } = await caller();
    const input = await auditInput(query);
    const [{ organization, rights }, list, workspaces, retention] = await Promise.all([
      organizationHere(name),
      audit.listInOrganization({ organization: name, ...input }),
      organizations.listWorkspaces({ organization: name, limit: 200, total: "none" }),
      audit.getRetention({ organization: name }),
    ]);
    const { slug } = organization;
    const mayChange = rights.includes("organization-audit.set-retention");
    return (
      <>
        <PageHeader title={AUDIT.title} description={AUDIT.description} trail={placeTrail(organization)} />
        {await auditList({
          path: urls.organization.audit(slug),
          api: `/api/v1/organizations/${slug}/audit`,
          query,
          input,
          list,
          workspaces: workspaces.items,
        })}
        <Section title={AUDIT.retention} description={AUDIT.retentionText}>
          <RetentionForm
            organization={slug}
            retention={retention}
            refusal={mayChange ? undefined : AUDIT.retentionRefused}
          />
        </Section>
      </>
    );
  });
}
