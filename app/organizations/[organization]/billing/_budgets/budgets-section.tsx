import { BUDGET_COLUMNS } from "@/app/_billing/budget-columns";
import { budgetRow } from "@/app/_billing/budget-rows";
import { LinkButton } from "@/app/_components/link-button";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Section } from "@/app/_components/page/section";
import { Table } from "@/app/_components/table/table";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { BUDGETS } from "@/app/_sentences/billing/budgets";
import { caller } from "@/server/api/caller";

const SHOWN = 5;

interface BudgetsSectionProps {
  /** Its slug. */
  organization: string;
  /** Whether the reader may set one. */
  sets: boolean;
}

/** The first budgets of an organization, and the ways to all of them and to a new one. Awaited by its page. */
export async function budgetsSection({ organization, sets }: BudgetsSectionProps) {
  const { budgets } = await caller();
  const [list, clock] = await Promise.all([budgets.list({ organization, limit: SHOWN, total: "none" }), readClock()]);
  const path = urls.organization.budgets(organization);
  return (
    <Section
      title={BUDGETS.title}
      description={BUDGETS.description}
      actions={
        <>
          <LinkButton href={path}>{BUDGETS.all}</LinkButton>
          {sets ? (
            <LinkButton href={urls.organization.budgets(organization, { open: "create" })}>{BUDGETS.add}</LinkButton>
          ) : null}
        </>
      }
    >
      <Table
        label={BUDGETS.title}
        columns={BUDGET_COLUMNS}
        rows={list.items.map((budget) => budgetRow(budget, clock))}
        clock={clock}
        address={{ path, query: {} }}
        empty={<EmptyState title={BUDGETS.empty}>{BUDGETS.emptyText}</EmptyState>}
      />
    </Section>
  );
}
