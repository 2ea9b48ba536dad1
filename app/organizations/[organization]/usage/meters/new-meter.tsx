"use client";

import dynamic from "next/dynamic";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { METERS } from "@/app/_sentences/billing/meters";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";

const load = async () => (await import("./new-meter-form")).NewMeterForm;
const NewMeterForm = dynamic(load, { ssr: false });

interface NewMeterProps {
  opened: boolean;
  organization: string;
}

export function NewMeter({ opened, organization }: NewMeterProps) {
  const [open, setOpen] = useCreatePanel(opened);
  return (
    <LazyDialogButton
      label={METERS.add}
      prepare={() => void load()}
      open={open}
      onOpenChange={setOpen}
      title={METERS.addTitle}
      description={METERS.addText}
    >
      <NewMeterForm organization={organization} onClose={() => setOpen(false)} />
    </LazyDialogButton>
  );
}
