import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { resourceList } from "@/app/_resources/resource-list";
import { RESOURCES } from "@/app/_sentences/access/resources";

export const metadata: Metadata = { title: RESOURCES.title };

interface ResourcesPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

export default async function ResourcesPage({ params, searchParams }: ResourcesPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const { workspace, organization } = await workspaceHere(name);
    return (
      <>
        <PageHeader
          title={RESOURCES.title}
          description={RESOURCES.description}
          trail={placeTrail(organization, workspace)}
        />
        {await resourceList({ workspace: workspace.slug, owners: true, query })}
      </>
    );
  });
}
