"use client";

import dynamic from "next/dynamic";
import { useDeferredValue, useState } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";

import { SelectField } from "@/app/_components/form/fields";
import { FileField } from "@/app/_components/form/file-field";
import { EDITOR, VAULTS } from "@/app/_sentences/machines/vaults";
import { VAULT_BYTES, type VaultFormat } from "@/server/vaults/schema";

import { ConfigField, type Wrong } from "./config-field";
import { ReferencePanel } from "./reference-panel";

const TextDiff = dynamic(async () => (await import("@/app/_vaults/versions/text-diff")).TextDiff, { ssr: false });

interface TextFieldsProps {
  format: UseFormRegisterReturn;
  content: UseFormRegisterReturn;
  errors: { format?: string | undefined; content?: string | undefined };
  /** What stands in the field now, and what stood there when it was opened. */
  text: string;
  opened: string;
  wrong: Wrong | undefined;
  /** `format`: the one that the file's ending tells. */
  onImport: (text: string, format: VaultFormat | undefined) => void;
}

const ENDINGS: Readonly<Record<string, VaultFormat>> = {
  conf: "hocon",
  hocon: "hocon",
  json: "json",
  yaml: "yaml",
  yml: "yaml",
};

function formatOf(fileName: string): VaultFormat | undefined {
  return ENDINGS[fileName.split(".").at(-1)?.toLowerCase() ?? ""];
}

function Changes({ before, after }: { before: string; after: string }) {
  const [open, setOpen] = useState(false);
  const late = useDeferredValue(after);
  return (
    <details className="text-sm" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="min-h-[24px] font-medium">{EDITOR.changes}</summary>
      {open ? (
        <div className="mt-2">
          <TextDiff before={before} after={late} />
        </div>
      ) : null}
    </details>
  );
}

/**
 * Format and text of a vault: typed, or taken from a file, with what is known of the keys and of the changes beside it.
 */
export function TextFields({ format, content, errors, text, opened, wrong, onImport }: TextFieldsProps) {
  return (
    <>
      <SelectField {...format} label={VAULTS.format} options={VAULTS.formats} error={errors.format} />
      <FileField
        label={VAULTS.import}
        help={VAULTS.importHelp}
        optional
        accept=".conf,.hocon,.json,.yaml,.yml,text/plain"
        mostBytes={VAULT_BYTES}
        onRead={(file) => (file === null ? undefined : onImport(file.text, formatOf(file.name)))}
      />
      <ConfigField
        {...content}
        label={VAULTS.content}
        help={`${VAULTS.contentHelp} ${EDITOR.keys}`}
        text={text}
        wrong={wrong}
        error={errors.content}
      />
      <ReferencePanel />
      {opened === "" ? null : <Changes before={opened} after={text} />}
    </>
  );
}
