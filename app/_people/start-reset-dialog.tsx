"use client";

import { ConfirmRow } from "@/app/_components/confirm-row";
import type { ReceiptData } from "@/app/_components/preview-types";
import type { Row } from "@/app/_components/table-types";
import { START_RESET } from "@/app/_lib/factor-sentences";

type What = "password" | "second_factor";

/** Without a mail server the link is shown, this once; else it has gone to the person. */
function linkShown({ link }: { link: string | null }): ReceiptData | null {
  if (link === null) return null;
  const at = new Date().toISOString();
  return { title: START_RESET.linkTitle, text: START_RESET.linkText, at, sections: [{ kind: "done", lines: [link] }] };
}

interface StartResetProps {
  rowFor: (action: string) => Row | null;
  start: (user: string, what: What) => Promise<{ link: string | null }>;
  onClose: () => void;
}

/** The actions of a table of people by which somebody gets a link to set their password or second factors anew. */
export const RESET_ACTIONS = [
  { key: "resetPassword", label: START_RESET.password },
  { key: "resetFactor", label: START_RESET.factor },
] as const;

export function StartResetDialog({ rowFor, start, onClose }: StartResetProps) {
  const common = { verb: START_RESET.verb, pendingLabel: START_RESET.pending, done: START_RESET.mailed, onClose };
  return (
    <>
      <ConfirmRow
        {...common}
        row={rowFor("resetPassword")}
        title={START_RESET.passwordTitle}
        consequences={[START_RESET.passwordEnds]}
        receipt={linkShown}
        call={({ id }) => start(id, "password")}
      />
      <ConfirmRow
        {...common}
        row={rowFor("resetFactor")}
        title={START_RESET.factorTitle}
        consequences={[START_RESET.factorEnds]}
        danger
        receipt={linkShown}
        call={({ id }) => start(id, "second_factor")}
      />
    </>
  );
}
