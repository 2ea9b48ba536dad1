import { LinkButton } from "@/app/_components/link-button";
import { Notice } from "@/app/_components/notice";
import { PLAN_LIMITS } from "@/app/_lib/plan-limit-sentences";
import type { UsageSummaryView } from "@/server/usage/schema/report";

export type ReachedLimit = "members" | "storage" | "apiCalls";

/** What of the plan is used up; invitations that wait take seats. */
export function reachedLimits({ members, storage, apiCalls }: UsageSummaryView): readonly ReachedLimit[] {
  const counted: readonly (readonly [ReachedLimit, number, number | null])[] = [
    ["members", members.used + members.invited, members.limit],
    ["storage", Number(storage.used), storage.limit],
    ["apiCalls", Number(apiCalls.used), apiCalls.limit],
  ];
  return counted.flatMap(([name, used, limit]) => (limit !== null && used >= limit ? name : []));
}

interface LimitsReachedProps {
  reached: readonly ReachedLimit[];
  /** Where a larger plan is chosen; absent for who may not, or where there is none. */
  upgrade?: string | undefined;
}

/** What is refused from now on, and the way to a larger plan. */
export function LimitsReached({ reached, upgrade }: LimitsReachedProps) {
  if (reached.length === 0) return null;
  const action =
    upgrade === undefined ? undefined : (
      <LinkButton variant="primary" href={upgrade}>
        {PLAN_LIMITS.upgrade}
      </LinkButton>
    );
  return (
    <div className="mb-4">
      <Notice tone="warn" title={PLAN_LIMITS.title} action={action}>
        {reached.map((name) => (
          <p key={name}>{PLAN_LIMITS[name]}</p>
        ))}
        <p>{PLAN_LIMITS.others}</p>
        {upgrade === undefined ? <p>{PLAN_LIMITS.ask}</p> : null}
      </Notice>
    </div>
  );
}
