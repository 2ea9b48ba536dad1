"use client";

import { useRouter } from "next/navigation";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextField } from "@/app/_components/form/fields";
import { DOMAINS } from "@/app/_sentences/sso/domains";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createDomainSchema } from "@/server/domains/schema";

interface NewDomainFormProps {
  organization: string;
  onClose: () => void;
}

export function NewDomainForm({ organization, onClose }: NewDomainFormProps) {
  const router = useRouter();
  const form = useSchemaForm(createDomainSchema, { domain: "" });
  const command = useCommand(trpc.domains.create.mutate, {
    form,
    refresh: false,
    onDone: ({ domain }) => {
      onClose();
      toast(DOMAINS.added(domain));
      router.refresh();
    },
  });
  return (
    <DialogForm
      form={form}
      labels={{ domain: DOMAINS.domain }}
      command={command}
      onSubmit={(input) => command.run({ organization, ...input })}
      submit={DOMAINS.add}
      pendingLabel={DOMAINS.adding}
      onCancel={onClose}
    >
      <TextField
        {...form.register("domain")}
        label={DOMAINS.domain}
        placeholder={DOMAINS.example}
        required
        autoCapitalize="off"
        spellCheck={false}
        error={form.formState.errors.domain?.message}
      />
    </DialogForm>
  );
}
