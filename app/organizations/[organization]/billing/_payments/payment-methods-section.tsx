import { EmptyState } from "@/app/_components/page/empty-state";
import { Notice } from "@/app/_components/page/notice";
import { Section } from "@/app/_components/page/section";
import type { Row } from "@/app/_components/table/types";
import { organizationHere } from "@/app/_frame/shell-props";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { PAYMENT_METHODS } from "@/app/_sentences/billing/payments";
import { caller } from "@/server/api/caller";
import type { PaymentMethodView } from "@/server/payments/schema";

import { AddMethods } from "./add-methods";
import { ConfirmCard } from "./confirm-card";
import { MethodsTable } from "./methods-table";

/** More than anybody pays by. */
const SHOWN = 100;

function nameOf({ kind, brand, last4 }: PaymentMethodView): string {
  return kind === "transfer" ? PAYMENT_METHODS.kinds.transfer : PAYMENT_METHODS.card(brand, last4);
}

/** A card is good until the end of its month. */
function isOver({ expiresMonth, expiresYear }: PaymentMethodView, now: number): boolean {
  if (expiresMonth === null || expiresYear === null) return false;
  return Date.UTC(expiresYear, expiresMonth, 1) <= now;
}

function rowOf(method: PaymentMethodView, now: number): Row {
  const { id, expiresMonth, expiresYear, isDefault, createdAt } = method;
  const name = nameOf(method);
  const over = isOver(method, now);
  const expires = expiresMonth === null ? null : `${String(expiresMonth).padStart(2, "0")}/${expiresYear ?? ""}`;
  const state = over ? PAYMENT_METHODS.expired : isDefault ? PAYMENT_METHODS.isDefault : PAYMENT_METHODS.spare;
  return {
    id,
    name,
    cells: {
      method: name,
      state: { text: state, tone: over ? "danger" : isDefault ? "ok" : "neutral" },
      expires,
      since: createdAt,
    },
    actions: isDefault ? ["remove"] : ["default", "remove"],
  };
}

interface PaymentMethodsSectionProps {
  /** Its slug. */
  organization: string;
  /** What the provider's page led back with. */
  session?: string | undefined;
}

/** What an organization pays by, and the ways to change it. Awaited by its page, which says what is refused. */
export async function paymentMethodsSection({ organization, session }: PaymentMethodsSectionProps) {
  const { paymentMethods } = await caller();
  const [{ rights }, list, clock] = await Promise.all([
    organizationHere(organization),
    paymentMethods.list({ organization, limit: SHOWN, total: "none" }),
    readClock(),
  ]);
  // What pays stands first.
  const methods = [...list.items].sort((one, other) => Number(other.isDefault) - Number(one.isDefault));
  const transfers = list.items.some(({ kind }) => kind === "transfer");
  return (
    <div id="payment-methods" className="scroll-mt-24">
      <Section
        title={PAYMENT_METHODS.title}
        description={PAYMENT_METHODS.description}
        actions={
          rights.includes("payment-method.add") ? (
            <AddMethods organization={organization} cards={list.cards} transfer={!transfers} />
          ) : undefined
        }
      >
        {session === undefined ? null : <ConfirmCard organization={organization} session={session} />}
        <MethodsTable
          organization={organization}
          may={{
            setDefault: rights.includes("payment-method.set-default"),
            remove: rights.includes("payment-method.remove"),
          }}
          rows={methods.map((method) => rowOf(method, clock.now))}
          clock={clock}
          address={{ path: urls.organization.billing(organization), query: {} }}
          empty={<EmptyState title={PAYMENT_METHODS.empty}>{PAYMENT_METHODS.emptyText}</EmptyState>}
        />
        {list.cards ? null : <p className="text-muted text-sm">{PAYMENT_METHODS.cardsOff}</p>}
        {transfers && list.paymentNote !== "" ? (
          <Notice title={PAYMENT_METHODS.note}>
            <span className="whitespace-pre-line">{list.paymentNote}</span>
          </Notice>
        ) : null}
      </Section>
    </div>
  );
}
