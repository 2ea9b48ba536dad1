"use client";

import { useState, type ReactNode } from "react";

import { Button } from "@/app/_components/button";
import { DoneNotice } from "@/app/_components/page/done-notice";
import { FocusedPage } from "@/app/_components/page/focused-page";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { DEVICE } from "@/app/_sentences/sign-in/devices";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";

/** The page of what asks (`children`), and the one answer, given by a click: opening the page changes nothing. */
export function AnswerDevice({ code, host, children }: { code: string; host: string; children: ReactNode }) {
  const [approved, setApproved] = useState<boolean | null>(null);
  const options = { refresh: false, onDone: (answer: { approved: boolean }) => setApproved(answer.approved) };
  const approve = useCommand(() => trpc.deviceSignIns.approve.mutate({ code }), options);
  const deny = useCommand(() => trpc.deviceSignIns.deny.mutate({ code }), options);
  if (approved === true) {
    const next = { label: DEVICE.manage, href: urls.account.security() };
    return (
      <FocusedPage wide title={DEVICE.title}>
        <DoneNotice title={DEVICE.approvedTitle} text={DEVICE.approvedText(host)} next={next} />
      </FocusedPage>
    );
  }
  if (approved === false) {
    const next = { label: DEVICE.home, href: urls.home() };
    return (
      <FocusedPage wide title={DEVICE.title}>
        <DoneNotice title={DEVICE.deniedTitle} text={DEVICE.deniedText(host)} next={next} />
      </FocusedPage>
    );
  }
  return (
    <FocusedPage wide title={DEVICE.question(host)}>
      {children}
      <ErrorSummary failure={approve.failure ?? deny.failure} />
      <div className="grid gap-2 sm:grid-cols-2">
        <Button
          variant="primary"
          pending={approve.pending}
          pendingLabel={DEVICE.approving}
          onClick={() => void approve.run(undefined)}
        >
          {DEVICE.approve}
        </Button>
        <Button pending={deny.pending} pendingLabel={DEVICE.denying} onClick={() => void deny.run(undefined)}>
          {DEVICE.deny}
        </Button>
      </div>
    </FocusedPage>
  );
}
