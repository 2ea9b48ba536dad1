"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";

import { Button } from "@/app/_components/button";
import { Notice } from "@/app/_components/notice";
import { PAYMENT_METHODS } from "@/app/_lib/payment-page-sentences";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

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
  const command = useCommand(() => trpc.paymentMethods.confirm.mutate({ organization, session }), {
    onDone: ({ brand, last4 }) => {
      setName(PAYMENT_METHODS.card(brand, last4));
      const rest = new URLSearchParams(query);
      rest.delete("session");
      router.replace(rest.size === 0 ? path : `${path}?${rest.toString()}`, { scroll: false });
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
        <Button pending={command.pending} onClick={() => void command.run(undefined)}>
          {PAYMENT_METHODS.again}
        </Button>
      }
    />
  );
}
