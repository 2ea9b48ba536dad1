"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import type { PreviewSection, ReceiptData } from "@/app/_components/dialog/preview-types";
import type { Row } from "@/app/_components/table/types";
import { useCommand } from "@/app/_lib/use-command";
import { USERS } from "@/app/_sentences/people/users";

import type { EndingPlace } from "./ending-sections";
import type { PeopleCalls } from "./people-calls";
import { refusedSection } from "./several-results";

interface RemoveSeveralDialogProps {
  place: EndingPlace;
  /** Nobody while closed. */
  rows: readonly Row[];
  calls: PeopleCalls;
  onClose: () => void;
  onRemoved: () => void;
}

function sectionsOf({ kind }: EndingPlace): PreviewSection[] {
  return [
    { kind: "ends", lines: USERS.removeSeveralEnds[kind] },
    { kind: "ownerless", lines: [USERS.removeSeveralOwnerless] },
    { kind: "stays", lines: USERS.removeSeveralStays },
  ];
}

/** Takes several people out of a place; each is answered for itself. */
export function RemoveSeveralDialog({ place, rows, calls, onClose, onRemoved }: RemoveSeveralDialogProps) {
  const [receipt, setReceipt] = useState<ReceiptData | null>(null);
  const command = useCommand(() => calls.remove(rows.map(({ id }) => id)), {
    onDone: ({ items }) => {
      const removed = items.filter(({ status }) => status !== "refused").length;
      const parts = [{ label: USERS.removedCount, total: removed }];
      const sections: PreviewSection[] = [{ kind: "done", parts }, ...refusedSection(items, rows)];
      setReceipt({ title: USERS.doneTitle, at: new Date().toISOString(), sections });
      onRemoved();
    },
  });
  if (rows.length === 0) return null;
  return (
    <ConfirmDialog
      open
      onOpenChange={() => {
        command.reset();
        setReceipt(null);
        onClose();
      }}
      title={USERS.removeSeveralTitle(rows.length, place.name)}
      verb={USERS.removeSeveralVerb}
      pendingLabel={USERS.removing}
      preview={() => Promise.resolve(sectionsOf(place))}
      pending={command.pending}
      failure={command.failure}
      receipt={receipt}
      onConfirm={() => void command.run(undefined)}
    />
  );
}
