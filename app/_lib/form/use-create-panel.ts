"use client";

import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";

/** A dialog that the address may ask to be open; closing it takes that out of the address. */
export function useCreatePanel(asked: boolean): readonly [boolean, (open: boolean) => void] {
  const path = usePathname();
  const router = useRouter();
  const [open, setOpen] = useState(asked);
  function change(next: boolean): void {
    setOpen(next);
    if (!next && asked) router.replace(path, { scroll: false });
  }
  return [open, change];
}
