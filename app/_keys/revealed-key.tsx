"use client";

import { CopyButton } from "@/app/_components/copy-button";
import { Revealed } from "@/app/_components/revealed";
import { KEY_FIELD_LABELS, KEYS } from "@/app/_sentences/machines/keys";
import { COPY } from "@/app/_sentences/interface/forms";
import { trpc } from "@/app/_lib/trpc";

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

/** Shows what a key holds. */
export function RevealedKey(props: RevealedKeyProps) {
  return (
    <Revealed reveal={() => revealed(props)} opening={KEYS.opening} failed={KEYS.openFailed}>
      {(shown) => <Fields shown={shown} />}
    </Revealed>
  );
}
