"use client";

import dynamic from "next/dynamic";

import { Dialog } from "@/app/_components/dialog/dialog";
import type { Row } from "@/app/_components/table/types";
import { GROUP } from "@/app/_sentences/people/groups";
import { toast } from "@/app/_lib/toast";

import type { GroupPlace } from "./group-place";

const EndDateForm = dynamic(async () => (await import("./end-date-form")).EndDateForm, { ssr: false });

interface EndDateDialogProps {
  place: GroupPlace;
  /** Null while closed. */
  row: Row | null;
  onClose: () => void;
}

export function EndDateDialog({ place, row, onClose }: EndDateDialogProps) {
  if (row === null) return null;
  const { ends } = row.cells;
  return (
    <Dialog open onOpenChange={onClose} title={GROUP.endTitle(row.name)}>
      <EndDateForm
        place={place}
        member={row.id}
        ends={typeof ends === "string" ? ends : null}
        onCancel={onClose}
        onDone={() => {
          onClose();
          toast(GROUP.endSaved);
        }}
      />
    </Dialog>
  );
}
