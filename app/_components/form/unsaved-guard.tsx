"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { leavingTo } from "@/app/_lib/shell/soft-links";
import { DIALOG } from "@/app/_sentences/interface/forms";

import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";

/** Asks before a link or a closed tab throws away what was typed. Stands inside the form's component. */
export function UnsavedGuard({ when }: { when: boolean }) {
  const router = useRouter();
  const [target, setTarget] = useState<string | null>(null);

  useEffect(() => {
    if (!when) return;
    const onClick = (event: MouseEvent) => {
      const href = leavingTo(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    document.addEventListener("click", onClick, { capture: true });
    window.addEventListener("beforeunload", onUnload);
    return () => {
      document.removeEventListener("click", onClick, { capture: true });
      window.removeEventListener("beforeunload", onUnload);
    };
  }, [when]);

  return (
    <ConfirmDialog
      open={target !== null}
      onOpenChange={() => setTarget(null)}
      title={DIALOG.leaveTitle}
      verb={DIALOG.leave}
      cancelLabel={DIALOG.stay}
      onConfirm={() => {
        if (target !== null) router.push(target);
        setTarget(null);
      }}
    >
      <p>{DIALOG.leaveText}</p>
    </ConfirmDialog>
  );
}
