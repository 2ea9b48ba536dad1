"use client";

import dynamic from "next/dynamic";

import { Dialog } from "@/app/_components/dialog";
import type { Row } from "@/app/_components/table-types";
import { CREDENTIALS } from "@/app/_lib/access-sentences";

interface LabelDialogProps {
  workspace: string;
  /** Null while closed. */
  row: Row | null;
  onClose: () => void;
}

/** Forms bring the schema's code along, so they come when they are opened. */
const LabelForm = dynamic(async () => (await import("./label-form")).LabelForm, { ssr: false });

function labelOf({ cells }: Row): string {
  const cell = cells.label;
  const shown = typeof cell === "object" && cell !== null ? cell.text : String(cell ?? "");
  return shown === CREDENTIALS.noLabel ? "" : shown;
}

export function LabelDialog({ workspace, row, onClose }: LabelDialogProps) {
  return (
    <Dialog open={row !== null} onOpenChange={onClose} title={CREDENTIALS.editTitle}>
      {row === null ? null : (
        <LabelForm workspace={workspace} credential={row.id} label={labelOf(row)} onClose={onClose} />
      )}
    </Dialog>
  );
}
