import "server-only";
import type { ReadDatabase } from "../../db/tenant";
import { plainDecimal } from "../../money/decimal";
import { ALERTS, BUDGET_SCOPES, type BudgetScope, type BudgetView } from "../schema";
import { alertsOf, forecastOf, percentOf, stateOf } from "../measuring/standing";
import { elapsedOf, readUsed, type Measures } from "../measuring/used";
import { dateOfDay } from "../../billing/periods";

export const BUDGET_COLUMNS = {
  id: true,
  organizationId: true,
  scope: true,
  scopeId: true,
  meter: true,
  amount: true,
  hardStop: true,
  recipients: true,
  createdAt: true,
  updatedAt: true,
} as const;

export interface BudgetRow {
  id: string;
  organizationId: string;
  scope: string;
  scopeId: string;
  meter: string | null;
  amount: { toFixed: () => string };
  hardStop: boolean;
  recipients: string[];
  createdAt: Date;
  updatedAt: Date;
}

type Reads = Pick<
  ReadDatabase,
  "organization" | "project" | "user" | "serviceAccount" | "organizationMember" | "budgetAlert"
>;

export function scopeOf(scope: string): BudgetScope {
  return BUDGET_SCOPES.find((known) => known === scope) ?? "organization";
}

export function amountOf({ amount }: { amount: { toFixed: () => string } }): string {
  return plainDecimal(amount.toFixed());
}

/** How a budget stands in the month of the measures. */
export async function readBudgetStanding(measures: Measures, row: BudgetRow) {
  const amount = amountOf(row);
  const used = await readUsed(measures, row);
  // The largest of a month does not grow with its days.
  const grows = row.meter === null || measures.meters.get(row.meter)?.aggregation !== "max";
  const forecast = grows ? forecastOf(used, elapsedOf(measures)) : null;
  return { amount, used, forecast, alerts: alertsOf(used, amount, forecast) };
}

/** Names by ids; who is gone has left a name in the organization's records alone, so the id stands for it. */
async function readNames(db: Reads, rows: readonly BudgetRow[]): Promise<Map<string, string>> {
  const ids = (scope: BudgetScope) => rows.flatMap((row) => (row.scope === scope ? [row.scopeId] : []));
  const select = { id: true, name: true } as const;
  const people = [...new Set([...ids("user"), ...rows.flatMap(({ recipients }) => recipients)])];
  const found = [
    await db.project.findMany({ where: { id: { in: ids("project") } }, select }),
    await db.serviceAccount.findMany({ where: { id: { in: ids("service_account") } }, select }),
    await db.organization.findMany({ where: { id: { in: ids("organization") } }, select }),
    (
      await db.organizationMember.findMany({
        where: { userId: { in: people } },
        select: { user: { select } },
      })
    ).map(({ user }) => user),
  ];
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

export async function toBudgetViews(db: Reads, measures: Measures, rows: readonly BudgetRow[]): Promise<BudgetView[]> {
  const names = await readNames(db, rows);
  const { period, meters, currency } = measures;
  const alerts = await db.budgetAlert.findMany({
    where: { budgetId: { in: rows.map(({ id }) => id) }, period: dateOfDay(period.start) },
    select: { budgetId: true, threshold: true, createdAt: true },
  });
  const views: BudgetView[] = [];
  for (const row of rows) {
    const { amount, used, forecast, alerts: now } = await readBudgetStanding(measures, row);
    const facts = row.meter === null ? null : meters.get(row.meter);
    const told = ALERTS.flatMap((alert) => {
      const sent = alerts.find(({ budgetId, threshold }) => budgetId === row.id && threshold === alert);
      return sent === undefined ? [] : [{ alert, at: sent.createdAt.toISOString() }];
    });
    views.push({
      id: row.id,
      scope: scopeOf(row.scope),
      target: { id: row.scopeId, name: names.get(row.scopeId) ?? row.scopeId },
      meter: row.meter,
      meterName: facts?.name ?? row.meter,
      unit: row.meter === null ? currency : (facts?.unit ?? row.meter),
      amount,
      used,
      forecast,
      percent: percentOf(used, amount),
      state: stateOf(now),
      hardStop: row.hardStop,
      recipients: row.recipients.map((id) => ({ id, name: names.get(id) ?? id })),
      told,
      from: period.start,
      until: period.end,
      createdAt: row.createdAt.toISOString(),
    });
  }
  return views;
}
