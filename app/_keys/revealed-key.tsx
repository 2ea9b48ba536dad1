"use client";

import { useEffect, useState } from "react";

import { Button } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { Notice } from "@/app/_components/notice";
import { withFreshProof } from "@/app/_lib/fresh";
import { KEY_FIELD_LABELS, KEYS } from "@/app/_lib/key-sentences";
import { COPY } from "@/app/_lib/sentences";
import { trpc } from "@/app/_lib/trpc";
import { VAULTS } from "@/app/_lib/vault-sentences";

import type { KeyPlace } from "./place";

type Shown = [name: string, text: string][];

interface RevealedKeyProps {
  place: KeyPlace;
  id: string;
}

async function revealed({ place, id }: RevealedKeyProps): Promise<Shown> {
  const { value } = await trpc.projectKeys.reveal.mutate({ ...place, key: id });
  const { kind: _kind, ...fields } = value;
  return Object.entries<unknown>(fields).flatMap(([name, text]) => (typeof text === "string" ? [[name, text]] : []));
}

function Fields({ shown }: { shown: Shown }) {
  return (
    <dl className="grid gap-3">
      {shown.map(([name, text]) => {
        const label = KEY_FIELD_LABELS[name] ?? name;
        return (
          <div key={name} className="grid gap-1">
            <dt className="text-muted text-sm">{label}</dt>
            <dd className="flex min-w-0 items-start justify-between gap-2">
              <pre
                className={
                  text.includes("\n") ? "code-block max-h-60 flex-1" : "flex-1 font-mono break-all whitespace-pre-wrap"
                }
                {...(text.includes("\n") ? { tabIndex: 0, role: "region", "aria-label": label } : {})}
              >
                {text}
              </pre>
              <CopyButton text={text} label={`${COPY.copy}: ${label}`} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Shows what a key holds, after a fresh sign-in where the last one is long ago. */
export function RevealedKey(props: RevealedKeyProps) {
  const [state, setState] = useState<Shown | "opening" | "failed">("opening");
  const [attempt, setAttempt] = useState(0);
  const [open] = useState(() => () => revealed(props));
  useEffect(() => {
    let wanted = true;
    withFreshProof(open).then(
      (shown) => (wanted ? setState(shown) : undefined),
      () => (wanted ? setState("failed") : undefined),
    );
    return () => {
      wanted = false;
    };
  }, [open, attempt]);
  function again(): void {
    setState("opening");
    setAttempt(attempt + 1);
  }
  if (state === "opening") return <p role="status">{KEYS.opening}</p>;
  if (state !== "failed") return <Fields shown={state} />;
  return (
    <Notice tone="danger" live action={<Button onClick={again}>{VAULTS.again}</Button>}>
      {KEYS.openFailed}
    </Notice>
  );
}
