import { BUDGET_COLUMNS } from "@/app/_billing/budget-columns";
import { budgetRow } from "@/app/_billing/budget-rows";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Section } from "@/app/_components/page/section";
import { Table } from "@/app/_components/table/table";
import { readClock } from "@/app/_lib/time/clock";
import { BUDGETS } from "@/app/_sentences/billing/budgets";
import { caller } from "@/server/api/caller";

/** More meters than an organization can have: a project has one budget for each at most, and one in money. */
const ALL = 200;

/** One project has one name, which stands above. */
const COLUMNS = BUDGET_COLUMNS.filter(({ key }) => key !== "of").map((column) =>
  column.key === "what" ? { ...column, head: true } : column,
);

interface BudgetsHereProps {
  workspace: string;
  project: string;
  /** The page's own address. */
  path: string;
}

/** The budgets that were set for a project, to look at. Nothing where there are none. Awaited by its page. */
export async function budgetsHere({ workspace, project, path }: BudgetsHereProps) {
  const { budgets } = await caller();
  const [{ items }, clock] = await Promise.all([
    budgets.ofProject({ workspace, project, limit: ALL, total: "none" }),
    readClock(),
  ]);
  if (items.length === 0) return null;
  return (
    <Section title={BUDGETS.title} description={BUDGETS.ofProject}>
      <Table
        label={BUDGETS.title}
        columns={COLUMNS}
        rows={items.map((budget) => budgetRow(budget, clock))}
        clock={clock}
        address={{ path, query: {} }}
        empty={<EmptyState title={BUDGETS.empty} />}
      />
    </Section>
  );
}
