import type { Metadata } from "next";

import { budgetRow } from "@/app/_billing/budget-rows";
import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput, oneOf } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { BUDGETS } from "@/app/_sentences/billing/budgets";
import { BILLING } from "@/app/_sentences/billing/plans";
import { caller } from "@/server/api/caller";
import { BUDGET_SCOPES, type BudgetView } from "@/server/budgets/schema";

import { BudgetsTable } from "./budgets-table";
import { NewBudget } from "./new-budget";

export const metadata: Metadata = { title: BUDGETS.title };

/** More meters than an organization can have. */
const METERS = 200;

interface BudgetsPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

/** What the form of a budget begins with. */
function valuesOf({ scope, target, meter, unit, amount, hardStop, recipients }: BudgetView) {
  return { scope, target: target.id, meter, unit: meter === null ? null : unit, amount, hardStop, recipients };
}

export default async function BudgetsPage({ params, searchParams }: BudgetsPageProps) {
  return page(async () => {
    const { organization: asked } = await params;
    const query = await readQuery(searchParams);
    const input = { ...listInput(query), scope: oneOf(BUDGET_SCOPES, query.scope) };
    const { budgets, meters, subscriptions } = await caller();
    const [{ organization, rights }, list, known, { currency }, clock] = await Promise.all([
      organizationHere(asked),
      budgets.list({ organization: asked, ...input }),
      meters.list({ organization: asked, limit: METERS, total: "none" }),
      subscriptions.get({ organization: asked }),
      readClock(),
    ]);
    const { slug } = organization;
    const opened = query.open === "create";
    const measured = known.items
      .filter(({ status }) => status === "active")
      .map(({ key, name, unit }) => ({ key, name, unit }));
    const scopes = BUDGET_SCOPES.map((value) => ({ value, label: BUDGETS.scopes[value] }));
    return (
      <>
        <PageHeader
          title={BUDGETS.title}
          description={BUDGETS.description}
          trail={[...placeTrail(organization), { label: BILLING.title, href: urls.organization.billing(slug) }]}
          actions={
            rights.includes("budget.create") ? (
              <NewBudget
                key={String(opened)}
                opened={opened}
                organization={slug}
                currency={currency}
                meters={measured}
              />
            ) : null
          }
        />
        <BudgetsTable
          organization={slug}
          currency={currency}
          may={{ edit: rights.includes("budget.update"), remove: rights.includes("budget.remove") }}
          rows={list.items.map((budget) => budgetRow(budget, clock))}
          values={Object.fromEntries(list.items.map((budget) => [budget.id, valuesOf(budget)]))}
          clock={clock}
          address={listAddress(urls.organization.budgets(slug), query, "scope")}
          total={list.total}
          nextCursor={list.nextCursor}
          filters={[{ name: "scope", label: BUDGETS.of, options: scopes }]}
          exports={exportLinks(`/api/v1/organizations/${encodeURIComponent(slug)}/budgets`, input)}
        />
        <p className="text-muted mt-4 max-w-prose text-sm">{BUDGETS.moneyHelp}</p>
      </>
    );
  });
}
