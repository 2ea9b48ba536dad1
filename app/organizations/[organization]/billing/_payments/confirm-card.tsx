"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";

import { Button } from "@/app/_components/button";
import { Notice } from "@/app/_components/page/notice";
import { PAYMENT_METHODS } from "@/app/_sentences/billing/payments";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

/** The provider's page was left without a card. */
const UNFINISHED = "card_unfinished";

interface ConfirmCardProps {
  organization: string;
  session: string;
}

/** Takes over the card that was just given on the provider's page, and forgets the address that led back. */
export function ConfirmCard({ organization, session }: ConfirmCardProps) {
  const path = usePathname();
  const query = useSearchParams();
  const router = useRouter();
  const [name, setName] = useState<string | null>(null);
  const begun = useRef(false);
  function address(): string {
    const rest = new URLSearchParams(query);
    rest.delete("session");
    return rest.size === 0 ? path : `${path}?${rest.toString()}`;
  }
  const command = useCommand(() => trpc.paymentMethods.confirm.mutate({ organization, session }), {
    onDone: ({ brand, last4 }) => {
      setName(PAYMENT_METHODS.card(brand, last4));
      router.replace(address(), { scroll: false });
    },
    // No further try can help: the address forgets it, and what is said stays until the page is left.
    onFailure: ({ reason }) => {
      if (reason === UNFINISHED) window.history.replaceState(null, "", address());
    },
  });
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void command.run(undefined);
  }, [command]);
  if (name !== null) return <Notice tone="ok" live title={PAYMENT_METHODS.takenOver(name)} />;
  if (command.failure === null) return <Notice live title={PAYMENT_METHODS.takingOver} />;
  return (
    <Notice
      tone="danger"
      live
      title={command.failure.sentence}
      action={
        command.failure.reason === UNFINISHED ? undefined : (
          <Button
            pending={command.pending}
            pendingLabel={PAYMENT_METHODS.takingOver}
            onClick={() => void command.run(undefined)}
          >
            {PAYMENT_METHODS.again}
          </Button>
        )
      }
    />
  );
}
