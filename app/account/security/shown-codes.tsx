"use client";

import { Button } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { Notice } from "@/app/_components/page/notice";
import { FACTORS } from "@/app/_sentences/sign-in/factors";

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = FACTORS.fileName;
  link.click();
  URL.revokeObjectURL(url);
}

/** Recovery codes, which are shown this once. */
export function ShownCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const text = `${codes.join("\n")}\n`;
  return (
    <div className="grid gap-4">
      <Notice tone="warn">{FACTORS.shownText}</Notice>
      <ol className="panel grid gap-x-6 gap-y-1 p-4 sm:grid-cols-2" aria-label={FACTORS.shownTitle}>
        {codes.map((code) => (
          <li key={code}>
            <code className="select-all">{code}</code>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text} label={FACTORS.copyCodes} wordy />
        <Button onClick={() => download(text)}>{FACTORS.download}</Button>
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onKept}>
          {FACTORS.kept}
        </Button>
      </DialogActions>
    </div>
  );
}
