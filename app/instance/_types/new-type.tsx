"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { RESOURCE_TYPES_PAGE } from "@/app/_sentences/access/resources";

const load = async () => (await import("./new-type-form")).NewTypeForm;
const NewTypeForm = dynamic(load, { ssr: false });

export function NewType() {
  const [open, setOpen] = useState(false);
  return (
    <LazyDialogButton
      label={RESOURCE_TYPES_PAGE.create}
      prepare={() => void load()}
      open={open}
      onOpenChange={setOpen}
      title={RESOURCE_TYPES_PAGE.createTitle}
    >
      <NewTypeForm onClose={() => setOpen(false)} />
    </LazyDialogButton>
  );
}
