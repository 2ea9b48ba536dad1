"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { Notice } from "@/app/_components/page/notice";
import { useCommand } from "@/app/_lib/use-command";
import { EDITOR } from "@/app/_sentences/machines/vaults";

interface EditingNoticeProps {
  /** Switches the vault off, at once. */
  setOff: () => Promise<unknown>;
  onOff: () => void;
}

/** On top of the editor of a vault that counts: what is saved goes out at once, unless it is switched off meanwhile. */
export function EditingNotice({ setOff, onOff }: EditingNoticeProps) {
  const [off, setIsOff] = useState(false);
  const command = useCommand(setOff, {
    onDone: () => {
      setIsOff(true);
      onOff();
    },
  });
  if (off) return <Notice live>{EDITOR.isOff}</Notice>;
  return (
    <Notice
      tone="warn"
      action={
        <Button pending={command.pending} pendingLabel={EDITOR.settingOff} onClick={() => void command.run(undefined)}>
          {EDITOR.setOff}
        </Button>
      }
    >
      {command.failure?.sentence ?? EDITOR.live}
    </Notice>
  );
}
