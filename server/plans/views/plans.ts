import type { ReadDatabase } from "../../db/tenant";
import { CATALOGUE, CATALOGUE_IDS, termsOf, type CataloguePlan } from "../catalogue";
import type { PlanView } from "../schema";

export const PLAN_COLUMNS = {
  id: true,
  name: true,
  description: true,
  terms: true,
  version: true,
  public: true,
  archivedAt: true,
} as const;

interface PlanRow {
  id: string;
  name: string;
  description: string;
  terms: unknown;
  version: number;
  public: boolean;
  archivedAt: Date | null;
}

/** What of a database this reads: any scope's handle, or that of a transaction. */
interface Reads {
  plan: Pick<ReadDatabase["plan"], "findMany">;
}

export function toPlanView({ archivedAt, terms, ...row }: PlanRow): PlanView {
  return { ...row, own: CATALOGUE_IDS.includes(row.id), archived: archivedAt !== null, terms: termsOf(terms) };
}

/** A plan of the product as it is until an operator changes it. */
function asMade(plan: CataloguePlan): PlanView {
  return { ...plan, version: 1, own: true, archived: false };
}

/** All plans: the product's own, then those of the operators in the order in which they were made. */
export async function allPlans(db: Reads): Promise<PlanView[]> {
  const rows = await db.plan.findMany({ orderBy: { createdAt: "asc" }, select: PLAN_COLUMNS });
  const changed = new Map(rows.map((row) => [row.id, toPlanView(row)]));
  const own = CATALOGUE.map((plan) => changed.get(plan.id) ?? asMade(plan));
  return [...own, ...rows.filter(({ id }) => !CATALOGUE_IDS.includes(id)).map(toPlanView)];
}

export async function findPlan(db: Reads, id: string): Promise<PlanView | null> {
  return (await allPlans(db)).find((plan) => plan.id === id) ?? null;
}
