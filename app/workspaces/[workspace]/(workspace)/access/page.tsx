import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { Tabs } from "@/app/_components/page/tabs";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { urls } from "@/app/_lib/urls";
import { WHY } from "@/app/_sentences/access/decisions";
import { requireVisitor } from "@/server/api/caller";

import { myAccess } from "./my-access";
import { why } from "./why";
import { whyQuestion } from "./why-query";

export const metadata: Metadata = { title: WHY.title };

interface AccessPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

export default async function AccessPage({ params, searchParams }: AccessPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const [visitor, { workspace, organization, rights }] = await Promise.all([requireVisitor(), workspaceHere(name)]);
    const { slug } = workspace;
    const mine = query.part === "mine";
    const content = mine
      ? await myAccess({ workspace: slug, rights, query })
      : await why({
          workspace: slug,
          organization: organization.slug,
          question: whyQuestion(query),
          visitorId: visitor.id,
          rights,
        });
    return (
      <>
        <PageHeader title={WHY.title} description={WHY.description} trail={placeTrail(organization, workspace)} />
        <Tabs
          label={WHY.pages}
          tabs={[
            { label: WHY.tabs.why, href: urls.workspace.access(slug), current: !mine },
            { label: WHY.tabs.mine, href: urls.workspace.access(slug, { part: "mine" }), current: mine },
          ]}
        />
        {content}
      </>
    );
  });
}
