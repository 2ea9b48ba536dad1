import { limitTexts, priceTexts } from "@/app/_billing/words";
import type { Row } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import { listAddress, type Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { PLANS } from "@/app/_sentences/billing/instance-billing";
import { NewPlan, PlansTable } from "@/app/instance/lazy-parts";
import { caller } from "@/server/api/caller";
import { SELF_HOSTED } from "@/server/plans/catalogue";
import type { PlanView } from "@/server/plans/schema";

function rowOf(plan: PlanView, currency: string, clock: Clock): Row {
  const { id, name, terms, version, archived } = plan;
  const fixed = id === SELF_HOSTED.id;
  const state = archived ? "archived" : plan.public ? "offered" : "given";
  return {
    id,
    name,
    cells: {
      name,
      id,
      price: priceTexts(terms, currency, clock).join("; "),
      limits: limitTexts(terms, clock).join("; "),
      state: { text: PLANS.states[state], tone: state === "offered" ? "ok" : "neutral" },
      version,
    },
    ...(fixed ? { refused: { edit: PLANS.fixed, archive: PLANS.fixed } } : {}),
    ...(archived ? { actions: ["edit"] } : {}),
  };
}

/** What people can choose, and what operators give them. */
export async function Plans(query: Query) {
  const { billingSettings, plans } = await caller();
  const search = query.search === "" ? undefined : query.search;
  const [{ currency }, list, clock] = await Promise.all([
    billingSettings.get(),
    plans.list({ search, limit: 200 }),
    readClock(),
  ]);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="text-muted max-w-prose text-sm">{PLANS.text}</p>
        <NewPlan currency={currency} />
      </div>
      <PlansTable
        currency={currency}
        plans={list.items}
        rows={list.items.map((plan) => rowOf(plan, currency, clock))}
        clock={clock}
        address={listAddress(urls.instance(), query, "part")}
        total={list.total}
      />
    </div>
  );
}
