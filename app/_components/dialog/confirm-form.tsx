"use client";

import { useState, type SubmitEvent } from "react";

import { PREVIEW } from "@/app/_sentences/interface/controls";
import { DIALOG } from "@/app/_sentences/interface/forms";

import { Button } from "@/app/_components/button";
import type { ConfirmDialogProps } from "./confirm-dialog-props";
import { Input } from "@/app/_components/form/controls";
import { DialogActions } from "./dialog-actions";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { FormField } from "@/app/_components/form/form-field";
import { Notice } from "@/app/_components/page/notice";
import { PreviewList } from "./preview-list";
import { Skeleton } from "@/app/_components/page/skeleton";
import { usePreview, type PreviewState } from "./use-preview";

/** Speaks when what was looked up is there. */
function Preview({ state, onRetry }: { state: PreviewState; onRetry: () => void }) {
  if (state === "none") return null;
  if (state === "failed") {
    return (
      <Notice tone="danger" live action={<Button onClick={onRetry}>{PREVIEW.again}</Button>}>
        {PREVIEW.failed}
      </Notice>
    );
  }
  return (
    <div role="status" aria-busy={state === "loading"}>
      {state === "loading" ? (
        <div className="notice grid gap-3">
          <p className="text-muted text-sm">{PREVIEW.looking}</p>
          <Skeleton className="w-3/4" />
          <Skeleton className="w-1/2" />
        </div>
      ) : (
        <PreviewList sections={state} />
      )}
    </div>
  );
}

function Consequences({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="notice">
      <p className="text-sm font-medium">{DIALOG.whatHappens}</p>
      <ul className="mt-1 grid list-disc gap-1 pl-4 text-sm">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** What happens, the name to type where that is asked for, and the verb. */
export function ConfirmForm(props: ConfirmDialogProps) {
  const { verb, consequences = [], typedName, danger = true, pending = false, failure = null, children } = props;
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const preview = usePreview(props.preview);
  const known = preview.state !== "loading" && preview.state !== "failed";

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (pending || !known || props.refused !== undefined) return;
    if (typedName !== undefined && typed.trim() !== typedName) setWrong(true);
    else props.onConfirm();
  }
  return (
    <form className="grid gap-4" method="post" onSubmit={submit} noValidate>
      <ErrorSummary failure={failure} />
      <Consequences lines={consequences} />
      <Preview state={preview.state} onRetry={preview.again} />
      {children}
      {typedName === undefined ? null : (
        <FormField label={DIALOG.typeName(typedName)} error={wrong ? DIALOG.nameDiffers : undefined}>
          {(control) => (
            <Input
              {...control}
              value={typed}
              spellCheck={false}
              autoCapitalize="off"
              onChange={(event) => {
                setTyped(event.target.value);
                setWrong(false);
              }}
            />
          )}
        </FormField>
      )}
      <DialogActions>
        <Button onClick={() => props.onOpenChange(false)}>{props.cancelLabel ?? DIALOG.cancel}</Button>
        <Button
          type="submit"
          variant={danger ? "danger" : "primary"}
          pending={pending}
          disabledReason={known ? props.refused : PREVIEW.notYet}
          {...(props.pendingLabel === undefined ? {} : { pendingLabel: props.pendingLabel })}
        >
          {verb}
        </Button>
      </DialogActions>
    </form>
  );
}
