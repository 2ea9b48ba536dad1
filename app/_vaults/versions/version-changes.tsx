"use client";

import { CHANGES, VAULTS } from "@/app/_sentences/machines/vaults";

import { callsOf } from "@/app/_vaults/calls";
import { OpenedVault } from "@/app/_vaults/opened-vault";
import type { VaultPlace } from "@/app/_vaults/place";
import { TextDiff } from "./text-diff";

interface VersionChangesProps {
  place: VaultPlace;
  /** The older one; null: there was none. */
  from: number | null;
  to: number;
  failed?: string;
}

function formatName(format: string): string {
  return VAULTS.formats.find(({ value }) => value === format)?.label ?? format;
}

/** What one version says that another one does not. Both are revealed, which the audit keeps. */
export function VersionChanges({ place, from, to, ...rest }: VersionChangesProps) {
  const { reveal } = callsOf(place);
  const asked = from === null ? { version: to } : { version: to, compareWith: from };
  return (
    <OpenedVault {...rest} reveal={() => reveal(asked)}>
      {({ format, content, compared }) => (
        <>
          {compared === null || compared.format === format ? null : (
            <p className="text-sm">{CHANGES.format(formatName(compared.format), formatName(format))}</p>
          )}
          <TextDiff before={compared?.content ?? ""} after={content} />
        </>
      )}
    </OpenedVault>
  );
}
