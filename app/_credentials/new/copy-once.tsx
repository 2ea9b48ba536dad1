"use client";

import { Download } from "lucide-react";
import { Tabs } from "radix-ui";

import { credentialTexts, type NewCredential } from "./credential-texts";
import { COPY } from "@/app/_sentences/interface/forms";

import { BUTTON_CLASS } from "@/app/_components/button-class";
import { CopyButton } from "@/app/_components/copy-button";
import { Notice } from "@/app/_components/page/notice";

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A new secret, ready to use in four ways, and the plain word that it will not come back. */
export function CopyOnce({ credential }: { credential: NewCredential }) {
  const texts = credentialTexts(credential);
  return (
    <div className="grid gap-4">
      <Notice tone="warn">{COPY.once}</Notice>
      <dl className="grid gap-2">
        {(["accessKey", "secretKey"] as const).map((key) => (
          <div key={key} className="grid grid-cols-[6rem_1fr] items-center gap-2">
            <dt className="text-muted text-sm">{COPY[key]}</dt>
            <dd className="flex min-w-0 items-center justify-between gap-2">
              <code className="break-all select-all">{credential[key]}</code>
              <CopyButton text={credential[key]} label={`${COPY.copy}: ${COPY[key]}`} />
            </dd>
          </div>
        ))}
      </dl>
      <Tabs.Root defaultValue={texts[0]?.key ?? ""} className="grid gap-3">
        <Tabs.List className="tab-list" aria-label={COPY.ways}>
          {texts.map(({ key, label }) => (
            <Tabs.Trigger key={key} value={key} className="tab">
              {label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {texts.map(({ key, label, text, fileName }) => (
          <Tabs.Content key={key} value={key} className="grid gap-2">
            <pre className="code-block" tabIndex={0} aria-label={label}>
              {text}
            </pre>
            <div className="flex flex-wrap justify-end gap-2">
              <button type="button" className={BUTTON_CLASS.secondary} onClick={() => download(fileName, text)}>
                <Download aria-hidden="true" size={16} />
                {COPY.download}
              </button>
              <CopyButton text={text} label={COPY.copy} wordy />
            </div>
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </div>
  );
}
