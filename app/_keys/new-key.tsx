"use client";

import dynamic from "next/dynamic";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { KEYS } from "@/app/_sentences/machines/keys";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";

import type { KeyPlace } from "./place";

const load = async () => (await import("./key-form")).KeyForm;
const KeyForm = dynamic(load, { ssr: false });

interface NewKeyProps {
  place: KeyPlace;
  opened: boolean;
  disabledReason: string | undefined;
}

export function NewKey({ place, opened, disabledReason }: NewKeyProps) {
  const [open, setOpen] = useCreatePanel(opened && disabledReason === undefined);
  return (
    <LazyDialogButton
      label={KEYS.create}
      prepare={() => void load()}
      disabledReason={disabledReason}
      open={open}
      onOpenChange={setOpen}
      title={KEYS.createTitle}
      sticky
    >
      <KeyForm place={place} onClose={() => setOpen(false)} />
    </LazyDialogButton>
  );
}
