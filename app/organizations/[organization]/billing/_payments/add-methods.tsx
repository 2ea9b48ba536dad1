"use client";

import { Button } from "@/app/_components/button";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { PAYMENT_METHODS } from "@/app/_sentences/billing/payments";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

interface AddMethodsProps {
  organization: string;
  /** Whether cards are taken here. */
  cards: boolean;
  /** Whether a transfer can still be chosen. */
  transfer: boolean;
}

/** The page to come back to, such as a step of the wizard. */
function here(): string {
  return `${window.location.pathname}${window.location.search}`;
}

/** The ways to give something to pay by: a card on the provider's own page, or a transfer. */
export function AddMethods({ organization, cards, transfer }: AddMethodsProps) {
  const card = useCommand(() => trpc.paymentMethods.add.mutate({ organization, kind: "card", next: here() }), {
    refresh: false,
    onDone: ({ url }) => {
      if (url !== null) window.location.assign(url);
    },
  });
  const byTransfer = useCommand(() => trpc.paymentMethods.add.mutate({ organization, kind: "transfer" }), {
    onDone: () => toast(PAYMENT_METHODS.transferAdded),
  });
  const failure = card.failure ?? byTransfer.failure;
  return (
    <>
      {transfer ? (
        <Button
          pending={byTransfer.pending}
          pendingLabel={PAYMENT_METHODS.addingTransfer}
          onClick={() => void byTransfer.run(undefined)}
        >
          {PAYMENT_METHODS.addTransfer}
        </Button>
      ) : null}
      {cards ? (
        <Button
          variant="primary"
          pending={card.pending}
          pendingLabel={PAYMENT_METHODS.adding}
          onClick={() => void card.run(undefined)}
        >
          {PAYMENT_METHODS.addCard}
        </Button>
      ) : null}
      {failure === null ? null : (
        <div className="basis-full">
          <ErrorSummary failure={failure} />
        </div>
      )}
    </>
  );
}
