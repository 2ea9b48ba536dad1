"use client";

import { useRouter } from "next/navigation";
import type { ZodType } from "zod";

import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { toast } from "@/app/_lib/toast";
import { useCommand } from "@/app/_lib/use-command";
import { PLACE } from "@/app/_sentences/places/place";

import { TextField } from "./fields";
import { SettingsForm } from "./settings-form";

interface Named {
  name: string;
  slug: string;
}

interface Renaming {
  name?: string | undefined;
  slug?: string | undefined;
}

interface RenameFormProps {
  /** The server's own, which comes when it is used. */
  loadSchema: () => Promise<ZodType<Renaming, Renaming>>;
  labels: Named;
  /** What becomes of the slug that it has. */
  former: string;
  place: Named;
  call: (input: Renaming) => Promise<Named>;
  /** The address of this page by another slug. */
  addressOf: (slug: string) => string;
  /** Why nothing can be changed here. */
  refusal: string | undefined;
}

/** What an organization and a workspace are called, and where they are found. */
export function RenameForm({ loadSchema, labels, former, place, call, addressOf, refusal }: RenameFormProps) {
  const router = useRouter();
  const form = useSchemaForm(loadSchema, { name: place.name, slug: place.slug });
  const { errors } = form.formState;
  const command = useCommand(call, {
    form,
    onDone: ({ name, slug }) => {
      form.reset({ name, slug });
      toast(PLACE.renamed);
      if (slug !== place.slug) router.replace(addressOf(slug));
    },
  });
  const readOnly = refusal !== undefined;
  return (
    <SettingsForm
      form={form}
      labels={labels}
      command={command}
      prepare={loadSchema}
      refusal={refusal}
      onSubmit={command.run}
    >
      <TextField {...form.register("name")} label={labels.name} readOnly={readOnly} error={errors.name?.message} />
      <TextField
        {...form.register("slug")}
        label={labels.slug}
        help={former}
        readOnly={readOnly}
        autoCapitalize="off"
        spellCheck={false}
        error={errors.slug?.message}
      />
    </SettingsForm>
  );
}
