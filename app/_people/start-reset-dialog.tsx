"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import type { Row } from "@/app/_components/table/types";
import { START_RESET } from "@/app/_sentences/sign-in/factors";

type What = "password" | "second_factor";

interface StartResetProps {
  rowFor: (action: string) => Row | null;
  start: (user: string, what: What) => Promise<unknown>;
  onClose: () => void;
}

export function StartResetDialog({ rowFor, start, onClose }: StartResetProps) {
  const common = { verb: START_RESET.verb, pendingLabel: START_RESET.pending, done: START_RESET.mailed, onClose };
  return (
    <>
      <ConfirmRow
        {...common}
        row={rowFor("resetPassword")}
        title={START_RESET.passwordTitle}
        consequences={[START_RESET.passwordEnds, START_RESET.withoutMail("")]}
        call={({ id }) => start(id, "password")}
      />
      <ConfirmRow
        {...common}
        row={rowFor("resetFactor")}
        title={START_RESET.factorTitle}
        consequences={[START_RESET.factorEnds, START_RESET.withoutMail(" --second-factor")]}
        danger
        call={({ id }) => start(id, "second_factor")}
      />
    </>
  );
}
