"use client";

import dynamic from "next/dynamic";

import { Dialog } from "@/app/_components/dialog/dialog";
import type { Row } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import { SET_PLAN } from "@/app/_sentences/billing/instance-billing";

const SetPlanForm = dynamic(async () => (await import("./set-plan-form")).SetPlanForm, { ssr: false });

interface PlanDialogProps {
  /** Null while closed. */
  row: Row | null;
  clock: Clock;
  onClose: () => void;
}

export function PlanDialog({ row, clock, onClose }: PlanDialogProps) {
  return (
    <Dialog
      open={row !== null}
      onOpenChange={onClose}
      title={SET_PLAN.title(row?.name ?? "")}
      description={SET_PLAN.text}
    >
      {row === null ? null : <SetPlanForm target={row.id} clock={clock} onClose={onClose} />}
    </Dialog>
  );
}
