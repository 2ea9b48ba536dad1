"use client";

import dynamic from "next/dynamic";

import { Dialog } from "@/app/_components/dialog/dialog";
import type { Row } from "@/app/_components/table/types";
import { TENANTS } from "@/app/_sentences/places/instance";

const SeatsForm = dynamic(async () => (await import("./seats-form")).SeatsForm, { ssr: false });

interface SeatsDialogProps {
  /** Null while closed. */
  row: Row | null;
  onClose: () => void;
}

export function SeatsDialog({ row, onClose }: SeatsDialogProps) {
  const seats = row?.cells.seats;
  return (
    <Dialog open={row !== null} onOpenChange={onClose} title={TENANTS.seatsTitle(row?.name ?? "")}>
      {row === null ? null : (
        <SeatsForm target={row.id} seatMaximum={typeof seats === "number" ? seats : null} onClose={onClose} />
      )}
    </Dialog>
  );
}
