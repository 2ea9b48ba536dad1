import type { Metadata } from "next";

import { Notice } from "@/app/_components/page/notice";
import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { RULES } from "@/app/_sentences/access/rules";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { caller } from "@/server/api/caller";

import { chosenNames } from "./chosen-names";
import { NewRule } from "./new-rule";
import { ruleInput, RULE_FILTERS, typeOptions } from "./rule-query";
import { ruleRow } from "./rule-row";
import { RulesTable } from "./rules-table";

export const metadata: Metadata = { title: RULES.title };

interface RulesPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: SearchParams;
}

export default async function AccessRulesPage({ params, searchParams }: RulesPageProps) {
  return page(async () => {
    const { workspace: name } = await params;
    const query = await readQuery(searchParams);
    const input = { ...listInput(query), ...ruleInput(query) };
    const { accessRules, resourceTypes } = await caller();
    const [{ workspace, organization, rights }, list, { items: types }, chosen, clock] = await Promise.all([
      workspaceHere(name),
      accessRules.list({ workspace: name, ...input }),
      resourceTypes.list({ workspace: name }),
      chosenNames(name, query),
      readClock(),
    ]);
    const { slug } = workspace;
    const opened = query.open === "create";
    const missing = rights.includes("access-rule.create") ? undefined : RIGHTS.missing("access-rule.create");
    const options = typeOptions(types);
    const names = Object.fromEntries(types.flatMap(({ id, label, registered }) => (registered ? [[id, label]] : [])));
    return (
      <>
        <PageHeader
          title={RULES.title}
          description={RULES.description}
          trail={placeTrail(organization, workspace)}
          actions={
            <NewRule
              key={String(opened)}
              opened={opened}
              workspace={slug}
              types={options}
              preset={opened ? { ...chosen, resourceType: query.type } : {}}
              disabledReason={missing}
            />
          }
        />
        <div className="mb-5">
          <Notice>{RULES.defaults}</Notice>
        </div>
        <RulesTable
          workspace={slug}
          types={options}
          chosen={chosen}
          mayEdit={rights.includes("access-rule.update")}
          mayRemove={rights.includes("access-rule.remove")}
          rows={list.items.map((rule) => ruleRow(slug, rule, names))}
          clock={clock}
          address={listAddress(urls.workspace.accessRules(slug), query, ...RULE_FILTERS)}
          total={list.total}
          nextCursor={list.nextCursor}
          exports={exportLinks(`/api/v1/workspaces/${slug}/access-rules`, input)}
        />
      </>
    );
  });
}
