"use client";

import { useState } from "react";

import { Input } from "@/app/_components/form/controls";
import { KNOWN_KEYS } from "@/app/_sentences/machines/configuration-reference";
import { EDITOR } from "@/app/_sentences/machines/vaults";

/** The keys that people look for while they write, each with what it is for. */
export function ReferencePanel() {
  const [wanted, setWanted] = useState("");
  const word = wanted.trim().toLowerCase();
  const found = KNOWN_KEYS.filter(([key, meaning]) => `${key} ${meaning}`.toLowerCase().includes(word));
  return (
    <details className="text-sm">
      <summary className="min-h-[24px] font-medium">{EDITOR.reference}</summary>
      <div className="mt-2 grid gap-2">
        <p className="text-muted">{EDITOR.referenceText}</p>
        <Input
          type="search"
          aria-label={EDITOR.referenceFind}
          placeholder={EDITOR.referenceFind}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          // It stands in a form, which Enter would send.
          onKeyDown={(event) => (event.key === "Enter" ? event.preventDefault() : undefined)}
        />
        <div
          role="region"
          aria-label={EDITOR.reference}
          tabIndex={0}
          className="panel max-h-64 overflow-auto px-3 py-2"
        >
          <dl>
            {found.map(([key, meaning]) => (
              <div key={key} className="py-1">
                <dt>
                  <code className="break-all select-all">{key}</code>
                </dt>
                <dd className="text-muted">{meaning}</dd>
              </div>
            ))}
          </dl>
        </div>
        {found.length === 0 ? <p role="status">{EDITOR.referenceNone}</p> : null}
      </div>
    </details>
  );
}
