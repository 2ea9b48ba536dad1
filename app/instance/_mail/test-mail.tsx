"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { OUTBOX } from "@/app/_sentences/places/instance";

const load = async () => (await import("./test-mail-form")).TestMailForm;
const TestMailForm = dynamic(load, { ssr: false });

export function TestMail({ to, on }: { to: string; on: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <LazyDialogButton
      label={OUTBOX.test}
      prepare={() => void load()}
      disabledReason={on ? undefined : OUTBOX.off}
      open={open}
      onOpenChange={setOpen}
      title={OUTBOX.testTitle}
      description={OUTBOX.testText}
    >
      <TestMailForm to={to} onClose={() => setOpen(false)} />
    </LazyDialogButton>
  );
}
