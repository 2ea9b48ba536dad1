"use client";

import { Button } from "@/app/_components/button";
import { DialogActions } from "@/app/_components/dialog/dialog-actions";
import { Notice } from "@/app/_components/page/notice";
import { IMPORT } from "@/app/_sentences/people/invitations";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { DIALOG } from "@/app/_sentences/interface/forms";
import type { ImportedInvitations } from "@/server/invitations/schema";

type Item = ImportedInvitations["items"][number];

/** More rows than these are in the downloaded result alone. */
const SHOWN = 100;
const COLUMNS = ["line", "email", "status", "reason", "field", "link"] as const;

const FIELDS: Readonly<Record<string, string>> = IMPORT.fields;

function sentenceOf({ reason, field }: Item): string {
  return reason === "invalid_value" ? (FIELDS[field ?? "email"] ?? messageOf(reason)) : messageOf(reason);
}

/** A cell never runs as a formula in a spreadsheet. */
function cell(value: string | number | undefined): string {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

function download(items: readonly Item[]): void {
  const lines = [COLUMNS.join(","), ...items.map((item) => COLUMNS.map((name) => cell(item[name])).join(","))];
  const url = URL.createObjectURL(new Blob([`${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "invitations.csv";
  link.click();
  URL.revokeObjectURL(url);
}

/** What became of each row: those refused with their reasons, and the links in a file. */
export function ImportResult({ result, onClose }: { result: ImportedInvitations; onClose: () => void }) {
  const refused = result.items.filter(({ status }) => status === "refused");
  return (
    <div className="grid gap-4">
      <p>{IMPORT.doneText(result.added)}</p>
      {refused.length === 0 ? (
        <Notice tone="ok">{IMPORT.nothingRefused}</Notice>
      ) : (
        <Notice tone="warn" title={IMPORT.refusedTitle}>
          <ul className="grid max-h-72 gap-1 overflow-y-auto" tabIndex={0} aria-label={IMPORT.refusedTitle}>
            {refused.slice(0, SHOWN).map((item) => (
              <li key={item.line} className="wrap-anywhere">
                <span className="font-medium">{IMPORT.line(item.line, item.email)}</span> {sentenceOf(item)}
              </li>
            ))}
            {refused.length > SHOWN ? <li>{IMPORT.more(refused.length - SHOWN)}</li> : null}
          </ul>
        </Notice>
      )}
      <DialogActions>
        <Button onClick={() => download(result.items)}>{IMPORT.download}</Button>
        <Button variant="primary" onClick={onClose}>
          {DIALOG.done}
        </Button>
      </DialogActions>
    </div>
  );
}
