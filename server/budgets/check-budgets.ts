import "server-only";
import { unexpired } from "../access/reach";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { dateOfDay } from "../billing/periods";
import type { TransactionDatabase } from "../db/tenant";
import { each, inBatches } from "../each";
import { formatMoney, formatQuantity } from "../money/money";
import { roughly } from "../money/said";
import { divideRounded, billionths, ONE } from "../money/decimal";
import type { NotificationKind } from "../notifications/kinds";
import { notify, type Notice } from "../notifications/notify";
import type { Alert } from "./schema";
import { BUDGET_COLUMNS, scopeOf, readBudgetStanding, type BudgetRow } from "./views/budget";
import { hiddenAmong } from "./views/sight";
import { readMeasures, type Measures } from "./measuring/used";

const BATCH = 200;
const TOLD_AT_MOST = 50;

type Standing = Awaited<ReturnType<typeof readBudgetStanding>>;

function shown({ currency, meters }: Measures, { meter }: BudgetRow, quantity: string): string {
  if (meter === null) return formatMoney(divideRounded(billionths(quantity), ONE), currency);
  const unit = meters.get(meter)?.unit ?? meter;
  return `${formatQuantity(quantity)} ${quantity === "1" ? unit : `${unit}s`}`;
}

const OF: Readonly<Record<string, string>> = {
  project: "the project",
  user: "the person",
  service_account: "the service account",
};

async function subjectOf(tx: TransactionDatabase, { scope, scopeId, meter }: BudgetRow, measures: Measures) {
  const what = meter === null ? "money" : (measures.meters.get(meter)?.name ?? meter).toLowerCase();
  const kind = scopeOf(scope);
  if (kind === "organization") return `${what} for the whole organization`;
  const select = { name: true } as const;
  const where = { id: scopeId };
  const row =
    kind === "project"
      ? await tx.project.findFirst({ where, select })
      : kind === "user"
        ? await tx.user.findFirst({ where, select })
        : await tx.serviceAccount.findFirst({ where, select });
  return `${what} for ${OF[kind] ?? ""} “${row?.name ?? scopeId}”`;
}

/**
 * Those who were named as far as they are still members; where nobody is left, owners and billing managers, or owners
 * alone where it is about a project, or a service account of one, that not everybody knows of.
 */
async function toldOf(tx: TransactionDatabase, row: BudgetRow): Promise<string[]> {
  const { organizationId, recipients } = row;
  const member = { organizationId, suspendedAt: null, ...unexpired() };
  const page = { orderBy: { userId: "asc" }, take: TOLD_AT_MOST, select: { userId: true } } as const;
  const named = await tx.organizationMember.findMany({ where: { ...member, userId: { in: recipients } }, ...page });
  if (named.length > 0) return named.map(({ userId }) => userId);
  const hidden = (await hiddenAmong(tx, [row.scopeId])).length > 0;
  const payers = await tx.organizationMember.findMany({
    where: { ...member, role: { in: hidden ? ["owner"] : ["owner", "billing"] } },
    ...page,
  });
  return payers.map(({ userId }) => userId);
}

/** One notice of the highest threshold that is new, and one of the forecast. */
function kindsOf(fresh: readonly Alert[]): { kind: NotificationKind; share: string }[] {
  const kinds: { kind: NotificationKind; share: string }[] = [];
  const highest = (["100", "85", "50"] as const).find((threshold) => fresh.includes(threshold));
  if (highest === "100") kinds.push({ kind: "budget.reached", share: "100%" });
  else if (highest !== undefined) kinds.push({ kind: "budget.used", share: `${highest}%` });
  if (fresh.includes("forecast")) kinds.push({ kind: "budget.forecast", share: "" });
  return kinds;
}

async function tell(
  tx: TransactionDatabase,
  row: BudgetRow,
  measures: Measures,
  standing: Standing,
  fresh: readonly Alert[],
): Promise<void> {
  const { organizationId, hardStop } = row;
  const where = { id: organizationId };
  const organization = await tx.organization.findFirst({ where, select: { name: true, slug: true } });
  if (organization === null) return;
  const data = {
    organization: organization.name,
    organizationSlug: organization.slug,
    what: await subjectOf(tx, row, measures),
    used: shown(measures, row, standing.used),
    amount: shown(measures, row, standing.amount),
    forecast: shown(measures, row, roughly(standing.forecast ?? standing.used)),
    consequence: hardStop
      ? "New usage is refused until the month ends or the budget is raised."
      : "Nothing is stopped.",
  };
  const people = await toldOf(tx, row);
  const notices: Notice[] = kindsOf(fresh).flatMap(({ kind, share }) =>
    people.map((userId) => ({ userId, kind, organizationId, data: { ...data, share } })),
  );
  await notify(tx, notices);
}

/**
 * Tells of what is new about one budget, once in a month each: whoever writes the alert's row first sends it. Where the
 * amount was raised since, what is no more true is forgotten, so that it is told again when it comes true again.
 */
async function checkBudget(scope: SystemScope, row: BudgetRow, measures: Measures): Promise<void> {
  const standing = await readBudgetStanding(measures, row);
  const { organizationId, id: budgetId } = row;
  const period = dateOfDay(measures.period.start);
  const known = await scope.db.budgetAlert.findMany({
    where: { budgetId, period },
    select: { threshold: true, createdAt: true },
  });
  const names = new Set<string>(known.map(({ threshold }) => threshold));
  const isNews = standing.alerts.some((alert) => !names.has(alert));
  // A forecast goes up and down: what was told stays told unless the budget itself was changed since.
  const stale = known.some(
    ({ threshold, createdAt }) => createdAt < row.updatedAt && !standing.alerts.some((alert) => alert === threshold),
  );
  if (!isNews && !stale) return;
  await recorded(scope, "reminder", async (tx) => {
    const outdated = { threshold: { notIn: [...standing.alerts] }, createdAt: { lt: row.updatedAt } };
    await tx.budgetAlert.deleteMany({ where: { budgetId, period, ...outdated } });
    const fresh: Alert[] = [];
    for (const threshold of standing.alerts) {
      const data = [{ organizationId, budgetId, period, threshold, used: standing.used }];
      const { count } = await tx.budgetAlert.createMany({ data, skipDuplicates: true });
      if (count === 1) fresh.push(threshold);
    }
    if (fresh.length > 0) await tell(tx, row, measures, standing, fresh);
  });
}

interface Checked {
  row: BudgetRow;
  /** Measures are read once for all budgets of an organization in a batch. */
  measures: () => Promise<Measures>;
}

async function* allBudgets(scope: SystemScope, now: Date): AsyncGenerator<Checked> {
  const budgetsAfter = (after: string) =>
    scope.db.budget.findMany({
      where: { id: { gt: after }, organization: { deletedAt: null } },
      orderBy: { id: "asc" },
      take: BATCH,
      select: BUDGET_COLUMNS,
    });
  for await (const rows of inBatches(BATCH, budgetsAfter, ({ id }) => id)) {
    const known = new Map<string, Promise<Measures>>();
    for (const row of rows) {
      const measures = () => {
        const read = known.get(row.organizationId) ?? readMeasures(scope.db, row.organizationId, now);
        known.set(row.organizationId, read);
        return read;
      };
      yield { row, measures };
    }
  }
}

/** Looks at every budget and tells of what is new. Safe to run on several processes. */
export async function checkBudgets(scope: SystemScope, now = new Date()): Promise<void> {
  const check = async ({ row, measures }: Checked) => checkBudget(scope, row, await measures());
  await each(allBudgets(scope, now), check, { about: ({ row }) => ({ budget: row.id }) });
}
