import "server-only";
import type { OrganizationScope, WorkspaceScope } from "../../access/scope";
import { periodOf } from "../../billing/periods";
import { readCalendar } from "../../billing/views/calendar-of";
import { seatsOf } from "../../db/hot/people/seats";
import { storedBytes, workspacePeople } from "../../db/hot/usage/now";
import { usageSums } from "../../db/hot/usage/sums";
import { planNow } from "../../subscriptions/views/current-plan";
import type { UsageSummaryView } from "../schema/report";

/** The smaller of two limits and whose it is; of the same number the operator's, beyond which no plan helps. */
function peopleLimit(
  plan: number | null,
  operator: number | null,
): Pick<UsageSummaryView["members"], "limit" | "limitedBy"> {
  if (operator !== null && (plan === null || operator <= plan)) return { limit: operator, limitedBy: "operator" };
  return { limit: plan, limitedBy: plan === null ? null : "plan" };
}

/** What all of the organization uses, of which a workspace's own is a part. */
async function summaryOf(
  scope: OrganizationScope | WorkspaceScope,
  workspaceId: string | null,
): Promise<UsageSummaryView> {
  const organizationId = scope.organization.id;
  const { planName, terms } = await planNow(organizationId);
  const calendar = await readCalendar(scope.db, organizationId);
  const today = calendar.dayOf(Date.now());
  const { start, end } = periodOf(today);
  const seats = await seatsOf(organizationId);
  const stored = await storedBytes(organizationId, null);
  const part = workspaceId === null ? {} : { workspaceId };
  const meters = ["api_calls"];
  const [calls] = await usageSums({
    organizationId,
    ...part,
    meters,
    from: start,
    until: end,
    by: "",
    dimensions: false,
  });
  const people =
    workspaceId === null
      ? { people: (seats?.people ?? 0) + (seats?.external ?? 0), invited: seats?.invited ?? 0 }
      : await workspacePeople(organizationId, workspaceId);
  const { members, storageBytes, apiCalls } = terms.limits;
  const left = storageBytes === null ? null : BigInt(storageBytes) - BigInt(stored);
  return {
    plan: planName,
    periodStart: start,
    periodEnd: end,
    timeZone: calendar.zoneOn(today),
    members: { used: people.people, invited: people.invited, ...peopleLimit(members, seats?.maximum ?? null) },
    storage: {
      used: workspaceId === null ? stored : await storedBytes(organizationId, workspaceId),
      available: left === null ? null : String(left < 0n ? 0n : left),
      limit: storageBytes,
    },
    apiCalls: { used: calls?.sum ?? "0", limit: apiCalls },
  };
}

export async function organizationSummary(scope: OrganizationScope): Promise<UsageSummaryView> {
  return summaryOf(scope, null);
}

/** The limits are the organization's, whose storage is shared by all of its workspaces. */
export async function workspaceSummary(scope: WorkspaceScope): Promise<UsageSummaryView> {
  return summaryOf(scope, scope.workspace.id);
}
