"use client";

import { useRef } from "react";

import { PROFILE } from "@/app/_sentences/people/account";
import { FORM } from "@/app/_sentences/interface/forms";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

/** Saves the name; answers the sentence of the refusal, or null. */
export function useRename() {
  const refusal = useRef<string>(FORM.wrong);
  const command = useCommand(trpc.accounts.update.mutate, {
    onDone: () => toast(PROFILE.renamed),
    onFailure: ({ sentence }) => {
      refusal.current = sentence;
    },
  });
  async function rename(name: string): Promise<string | null> {
    if (name.trim() === "") return FORM.required;
    const { updateAccountSchema } = await import("@/server/accounts/schema");
    const checked = updateAccountSchema.safeParse({ name });
    if (!checked.success) return FORM.wrong;
    return (await command.run(checked.data)) === null ? refusal.current : null;
  }
  return { pending: command.pending, rename };
}
