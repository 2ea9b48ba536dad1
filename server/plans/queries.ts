import "server-only";
import type { InstanceScope } from "../access/scope";
import { slicedPage, type Page } from "../paging";
import type { ListPlansInput, PlanView } from "./schema";
import { allPlans } from "./views/plans";

/** Every plan, those that nobody can choose too. There are few, so they are read whole. */
export async function listPlans(scope: InstanceScope, input: ListPlansInput): Promise<Page<PlanView>> {
  const text = input.search?.toLowerCase();
  const plans = await allPlans(scope.db);
  return slicedPage(
    input,
    plans.filter(({ name, id }) => text === undefined || name.toLowerCase().includes(text) || id.includes(text)),
  );
}
