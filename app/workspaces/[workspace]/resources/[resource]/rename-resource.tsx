"use client";

import { useRef } from "react";

import { InlineEdit } from "@/app/_components/form/inline-edit";
import { RESOURCE } from "@/app/_sentences/access/resources";
import { FORM } from "@/app/_sentences/interface/forms";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

interface RenameResourceProps {
  workspace: string;
  resource: string;
  name: string;
}

export function RenameResource({ workspace, resource, name }: RenameResourceProps) {
  const refusal = useRef<string>(FORM.wrong);
  const command = useCommand(trpc.resources.update.mutate, {
    onDone: () => toast(RESOURCE.renamed),
    onFailure: ({ sentence }) => {
      refusal.current = sentence;
    },
  });
  async function save(text: string): Promise<string | null> {
    if (text === "") return FORM.required;
    return (await command.run({ workspace, resource, name: text })) === null ? refusal.current : null;
  }
  return <InlineEdit label={RESOURCE.edit} value={name} pending={command.pending} onSave={save} />;
}
