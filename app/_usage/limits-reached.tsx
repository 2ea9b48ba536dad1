import { LinkButton } from "@/app/_components/link-button";
import { Notice } from "@/app/_components/page/notice";
import { PLAN_LIMITS } from "@/app/_sentences/billing/plan-limits";
import type { UsageSummaryView } from "@/server/usage/schema/report";

type ReachedLimit = "members" | "seats" | "storage" | "apiCalls";

/** What of the plan or of the operator's seats is used up; invitations that wait take seats. */
export function reachedLimits({ members, storage, apiCalls }: UsageSummaryView): readonly ReachedLimit[] {
  const counted: readonly (readonly [ReachedLimit, number, number | null])[] = [
    [members.limitedBy === "operator" ? "seats" : "members", members.used + members.invited, members.limit],
    ["storage", Number(storage.used), storage.limit],
    ["apiCalls", Number(apiCalls.used), apiCalls.limit],
  ];
  return counted.flatMap(([name, used, limit]) => (limit !== null && used >= limit ? name : []));
}

interface LimitsReachedProps {
  reached: readonly ReachedLimit[];
  /** Where a larger plan is chosen; absent for who may not, or where there is none. */
  upgrade?: string | undefined;
  /** Whether the reader may choose another plan, were there one. */
  mayChoose: boolean;
}

/** What is refused from now on, and the way to a larger plan where one would help. */
export function LimitsReached({ reached, upgrade, mayChoose }: LimitsReachedProps) {
  if (reached.length === 0) return null;
  const byPlan = reached.some((name) => name !== "seats");
  const action =
    upgrade === undefined || !byPlan ? undefined : (
      <LinkButton variant="primary" href={upgrade}>
        {PLAN_LIMITS.upgrade}
      </LinkButton>
    );
  return (
    <div className="mb-4">
      <Notice tone="warn" title={byPlan ? PLAN_LIMITS.title : PLAN_LIMITS.seatsTitle} action={action}>
        {reached.map((name) => (
          <p key={name}>{PLAN_LIMITS[name]}</p>
        ))}
        <p>{PLAN_LIMITS.others}</p>
        {byPlan && upgrade === undefined ? <p>{mayChoose ? PLAN_LIMITS.none : PLAN_LIMITS.ask}</p> : null}
      </Notice>
    </div>
  );
}
