"use client";

import dynamic from "next/dynamic";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Dialog } from "@/app/_components/dialog/dialog";
import type { Row } from "@/app/_components/table/types";
import { KEYS } from "@/app/_sentences/machines/keys";
import { trpc } from "@/app/_lib/trpc";
import type { KeyKind } from "@/server/project-keys/schema/kinds";

import type { KeyPlace } from "./place";

/** Forms bring the schema's code along, so they come when they are opened. */
const ReplaceForm = dynamic(async () => (await import("./replace-form")).ReplaceForm, { ssr: false });
const RenameForm = dynamic(async () => (await import("./rename-form")).RenameForm, { ssr: false });
const RevealedKey = dynamic(async () => (await import("./revealed-key")).RevealedKey, { ssr: false });

interface KeyDialogsProps {
  place: KeyPlace;
  /** By id. */
  kinds: Readonly<Record<string, KeyKind>>;
  rowFor: (action: string) => Row | null;
  onClose: () => void;
}

export function KeyDialogs({ place, kinds, rowFor, onClose }: KeyDialogsProps) {
  const [shown, replaced, renamed] = [rowFor("reveal"), rowFor("replace"), rowFor("rename")];
  const kind = replaced === null ? undefined : kinds[replaced.id];
  return (
    <>
      <Dialog
        open={shown !== null}
        onOpenChange={onClose}
        title={KEYS.revealTitle(shown?.name ?? "")}
        description={KEYS.revealText}
        wide
        reading
      >
        {shown === null ? null : <RevealedKey place={place} id={shown.id} />}
      </Dialog>
      <Dialog
        open={kind !== undefined}
        onOpenChange={onClose}
        title={KEYS.replaceTitle(replaced?.name ?? "")}
        description={KEYS.replaceText}
        sticky
      >
        {replaced === null || kind === undefined ? null : (
          <ReplaceForm place={place} id={replaced.id} kind={kind} onClose={onClose} />
        )}
      </Dialog>
      <Dialog open={renamed !== null} onOpenChange={onClose} title={KEYS.renameTitle(renamed?.name ?? "")}>
        {renamed === null ? null : <RenameForm place={place} id={renamed.id} name={renamed.name} onClose={onClose} />}
      </Dialog>
      <ConfirmRow
        row={rowFor("remove")}
        title={KEYS.removeTitle}
        verb={KEYS.removeVerb}
        pendingLabel={KEYS.removing}
        consequences={KEYS.removeConsequences}
        danger
        typed
        call={({ id }) => trpc.projectKeys.remove.mutate({ ...place, key: id })}
        done={KEYS.removed}
        onClose={onClose}
      />
    </>
  );
}
