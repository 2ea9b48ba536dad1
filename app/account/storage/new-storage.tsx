"use client";

import dynamic from "next/dynamic";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { STORAGE } from "@/app/_sentences/machines/storage";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";

const load = async () => (await import("./storage-form")).StorageForm;
const StorageForm = dynamic(load, { ssr: false });

export function NewStorage({ opened }: { opened: boolean }) {
  const [open, setOpen] = useCreatePanel(opened);
  return (
    <LazyDialogButton
      label={STORAGE.add}
      prepare={() => void load()}
      open={open}
      onOpenChange={setOpen}
      title={STORAGE.addTitle}
      sticky
    >
      <StorageForm access={null} onClose={() => setOpen(false)} />
    </LazyDialogButton>
  );
}
