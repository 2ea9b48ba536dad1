"use client";

import { useEffect, useRef } from "react";

import { PREVIEW } from "@/app/_sentences/interface/controls";
import { exactTime, utcTime } from "@/app/_lib/format";
import { readerHere } from "@/app/_lib/time/reader";
import { DIALOG } from "@/app/_sentences/interface/forms";

import { Button } from "@/app/_components/button";
import { DialogActions } from "./dialog-actions";
import { PreviewList } from "./preview-list";
import type { ReceiptData } from "./preview-types";

/** Stands where the question was, now that it is done; takes the focus that the question had. Browser only. */
export function Receipt({ receipt, onClose }: { receipt: Omit<ReceiptData, "title">; onClose: () => void }) {
  const { text, at, sections } = receipt;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <div className="grid gap-4">
      <div ref={box} tabIndex={-1} role="status" className="grid gap-3 outline-none">
        <p>
          {text === undefined ? null : `${text} `}
          <time dateTime={at} title={utcTime(at)} className="text-muted">
            {PREVIEW.doneAt(exactTime(at, readerHere()))}
          </time>
        </p>
        <PreviewList sections={sections} />
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {DIALOG.done}
        </Button>
      </DialogActions>
    </div>
  );
}
