"use client";

import { useState } from "react";

import { useCreatePanel } from "./use-create-panel";

/** A dialog that asks first, and then shows what was made, this once: closing it forgets that. */
export function useMadeOnce<Made>(asked: boolean) {
  const [open, setOpen] = useCreatePanel(asked);
  const [made, setMade] = useState<Made | null>(null);
  function close(): void {
    setOpen(false);
    setMade(null);
  }
  const onOpenChange = (next: boolean) => (next ? setOpen(true) : close());
  return { made, setMade, close, dialog: { open, onOpenChange } };
}
