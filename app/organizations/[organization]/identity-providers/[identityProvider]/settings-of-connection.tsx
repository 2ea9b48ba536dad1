"use client";

import { SettingsForm } from "@/app/_components/form/settings-form";
import type { FieldWords } from "@/app/_sentences/sso/connection-fields";

import { ConnectionFields } from "./connection-fields";
import { loadConnectionSchema, useConnectionForm } from "./use-connection-form";

interface SettingsOfConnectionProps {
  organization: string;
  fields: readonly FieldWords[];
  /** Further fields, behind a heading that opens. */
  more?: { title: string; fields: readonly FieldWords[] };
  /** Of `valuesOf`. */
  values: string;
  stored: readonly string[];
}

/** The fields of one step of a connection. */
export function SettingsOfConnection({ organization, fields, more, values, stored }: SettingsOfConnectionProps) {
  const { form, command } = useConnectionForm(values);
  const all = [...fields, ...(more?.fields ?? [])];
  const common = { form, stored, disabled: false };
  return (
    <SettingsForm
      form={form}
      labels={Object.fromEntries(all.map(({ name, label }) => [name, label]))}
      command={command}
      prepare={loadConnectionSchema}
      onSubmit={(input) => command.run({ organization, ...input })}
    >
      <ConnectionFields {...common} fields={fields} />
      {more === undefined ? null : (
        <fieldset className="grid min-w-0 gap-4">
          <legend className="mb-3 font-medium">{more.title}</legend>
          <ConnectionFields {...common} fields={more.fields} />
        </fieldset>
      )}
    </SettingsForm>
  );
}
