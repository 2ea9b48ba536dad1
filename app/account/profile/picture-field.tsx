"use client";

import { useRef } from "react";

import { Button } from "@/app/_components/button";
import { Face } from "@/app/_components/face";
import { Notice } from "@/app/_components/page/notice";
import { initials } from "@/app/_lib/initials";
import { PICTURE } from "@/app/_sentences/people/preferences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { uploadPicture } from "./upload-picture";
import { useCommand } from "@/app/_lib/use-command";

const ACCEPTED = "image/png,image/jpeg,image/webp,image/gif";

/** A picture of oneself, or initials in its place. */
export function PictureField({ name, picture }: { name: string; picture: string | null }) {
  const file = useRef<HTMLInputElement>(null);
  const upload = useCommand(uploadPicture, { onDone: () => toast(PICTURE.saved) });
  const remove = useCommand(() => trpc.pictures.remove.mutate(), { onDone: () => toast(PICTURE.removed) });
  const failure = upload.failure ?? remove.failure;
  async function send(input: HTMLInputElement): Promise<void> {
    const chosen = input.files?.[0];
    if (chosen !== undefined) await upload.run(chosen);
    // The same file can be chosen again.
    input.value = "";
  }
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <Face of={picture ?? initials(name)} large />
        <input
          ref={file}
          type="file"
          hidden
          accept={ACCEPTED}
          aria-label={PICTURE.label}
          onChange={(event) => void send(event.currentTarget)}
        />
        <Button pending={upload.pending} pendingLabel={PICTURE.uploading} onClick={() => file.current?.click()}>
          {picture === null ? PICTURE.choose : PICTURE.replace}
        </Button>
        {picture === null ? null : (
          <Button
            variant="quiet"
            pending={remove.pending}
            pendingLabel={PICTURE.removing}
            onClick={() => void remove.run(undefined)}
          >
            {PICTURE.remove}
          </Button>
        )}
      </div>
      <p className="text-muted text-sm">{PICTURE.help}</p>
      {failure === null ? null : (
        <Notice tone="danger" live>
          {failure.sentence}
        </Notice>
      )}
    </div>
  );
}
