import type { ReactNode } from "react";

import { LinkButton } from "@/app/_components/link-button";
import { dayText, formatBytes, formatNumber, type Clock } from "@/app/_lib/format";
import { USAGE } from "@/app/_sentences/billing/usage";
import { formatQuantity } from "@/server/money/money";
import type { UsageSummaryView } from "@/server/usage/schema/report";

interface CardProps {
  title: string;
  value: string;
  /** From 0 to 1; absent where there is no limit. */
  share?: number | undefined;
  note: ReactNode;
  action?: ReactNode;
}

function Card({ title, value, share, note, action }: CardProps) {
  return (
    <section className="panel grid content-start gap-2 p-4" aria-label={title}>
      <h2 className="text-muted text-sm">{title}</h2>
      <p className="text-xl font-semibold tabular-nums">{value}</p>
      {share === undefined ? null : (
        <meter
          className="usage-meter"
          min={0}
          max={1}
          high={0.85}
          value={Math.min(1, share)}
          aria-label={`${title}: ${value}`}
        />
      )}
      <div className="text-muted grid gap-1 text-sm">{note}</div>
      {action === undefined ? null : <div className="mt-1">{action}</div>}
    </section>
  );
}

interface UsageCardsProps {
  summary: UsageSummaryView;
  clock: Clock;
  /** Where users are invited; absent for who may not. */
  invite?: string | undefined;
  /** The limit is above this place. */
  shared?: boolean;
}

/** Of nothing that is allowed, all is used up. */
function shareOf(used: number, limit: number | null): number | undefined {
  if (limit === null) return undefined;
  return limit === 0 ? 1 : used / limit;
}

/** How many people, bytes and calls, of what the plan allows. */
export function UsageCards({ summary, clock, invite, shared = false }: UsageCardsProps) {
  const { members, storage, apiCalls, periodStart } = summary;
  const { locale } = clock;
  const number = (value: number) => formatNumber(value, locale);
  const bytes = (digits: string | number) => formatBytes(Number(digits), locale);
  const of = (used: string, limit: string | null) => (limit === null ? used : USAGE.membersOf(used, limit));
  const memberLimit = members.limit === null || shared ? null : number(members.limit);
  const callLimit = apiCalls.limit === null || shared ? null : number(apiCalls.limit);
  return (
    <div className="mb-8 grid gap-4 sm:grid-cols-3">
      <Card
        title={USAGE.members}
        value={of(number(members.used), memberLimit)}
        share={memberLimit === null ? undefined : shareOf(members.used + members.invited, members.limit)}
        note={
          <>
            <p>{USAGE.membersText}</p>
            {members.invited === 0 ? null : <p>{USAGE.invited(number(members.invited), members.invited === 1)}</p>}
          </>
        }
        action={invite === undefined ? undefined : <LinkButton href={invite}>{USAGE.invite}</LinkButton>}
      />
      <Card
        title={USAGE.storage}
        value={of(bytes(storage.used), storage.limit === null || shared ? null : bytes(storage.limit))}
        share={shared ? undefined : shareOf(Number(storage.used), storage.limit)}
        note={
          <>
            <p>{storage.available === null ? USAGE.unlimited : USAGE.available(bytes(storage.available))}</p>
            <p>{shared && storage.limit !== null ? USAGE.storageShared : USAGE.storageText}</p>
          </>
        }
      />
      <Card
        title={USAGE.apiCalls}
        value={of(formatQuantity(apiCalls.used, locale), callLimit)}
        share={callLimit === null ? undefined : shareOf(Number(apiCalls.used), apiCalls.limit)}
        note={<p>{USAGE.callsText(dayText(periodStart, clock))}</p>}
      />
    </div>
  );
}
