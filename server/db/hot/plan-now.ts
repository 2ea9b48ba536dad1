import "server-only";
import { runStatement } from "../statement";

interface PlanNowRow {
  planId: string;
  /** Null: the plan is the product's own, as the catalogue has it. */
  planName: string | null;
  terms: unknown;
  /** Null: nobody chose it. */
  since: Date | null;
}

const PLAN_NOW = `
  select coalesce(c."planId", d."id") as "planId", coalesce(c."planName", p."name") as "planName",
    coalesce(c."terms", p."terms") as "terms", c."at" as "since"
  from (select coalesce((select b."defaultPlan" from "billing_settings" b where b."id" = 1), $2) as "id") d
  left join "plans" p on p."id" = d."id"
  left join lateral (
    select s."planId", s."planName", s."terms", s."at" from "subscription_changes" s
    where s."organizationId" = $1 and s."at" <= now() and s."withdrawnAt" is null
    order by s."at" desc, s."id" desc limit 1) c on true`;

/** The plan that an organization chose last, else the default: `ownPlan`, where no operator has set another. */
export async function planNowOf(organizationId: string, ownPlan: string): Promise<PlanNowRow | undefined> {
  const [row] = await runStatement<PlanNowRow>("plan-now", PLAN_NOW, [organizationId, ownPlan]);
  return row;
}
