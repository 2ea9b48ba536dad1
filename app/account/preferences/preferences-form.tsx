"use client";

import { useState } from "react";
import { Controller } from "react-hook-form";

import { Button } from "@/app/_components/button";
import { Checkbox } from "@/app/_components/form/controls";
import { LinesField } from "@/app/_components/form/lines-field";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { PREFERENCES } from "@/app/_sentences/people/preferences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import type { PreferencesView, UpdatePreferencesInput } from "@/server/preferences/schema";

const loadSchema = async () => (await import("@/server/preferences/schema")).updatePreferencesSchema;

const LABELS = { hiddenArguments: PREFERENCES.names } as const;

const SWITCHES = [
  ["showHiddenProjects", PREFERENCES.hidden, PREFERENCES.hiddenHelp],
  ["hideExamples", PREFERENCES.examples, PREFERENCES.examplesHelp],
  ["hiDpi", PREFERENCES.hiDpi, PREFERENCES.hiDpiHelp],
  ["noProTips", PREFERENCES.tips, PREFERENCES.tipsHelp],
] as const;

interface PreferencesFormProps {
  preferences: PreferencesView;
  /** The product's own list of names. */
  usual: readonly string[];
}

/** The product's own list is no choice: whoever has it follows it when it grows. */
function withoutUsual(input: UpdatePreferencesInput, usual: readonly string[]): UpdatePreferencesInput {
  const { hiddenArguments } = input;
  const own = hiddenArguments == null || hiddenArguments.join("\n") === usual.join("\n");
  return own ? { ...input, hiddenArguments: null } : input;
}

export function PreferencesForm({ preferences, usual }: PreferencesFormProps) {
  const form = useSchemaForm(loadSchema, preferences);
  // The text of the names is the field's own; a new key replaces it.
  const [names, setNames] = useState({ key: 0, initial: preferences.hiddenArguments });
  const command = useCommand(trpc.preferences.update.mutate, {
    form,
    onDone: (saved) => {
      form.reset(saved);
      document.documentElement.dataset.hidpi = saved.hiDpi ? "on" : "off";
      toast(PREFERENCES.saved);
    },
  });
  return (
    <SettingsForm
      form={form}
      labels={LABELS}
      command={command}
      prepare={loadSchema}
      onSubmit={(input) => command.run(withoutUsual(input, usual))}
    >
      {SWITCHES.map(([name, label, help]) => (
        <Checkbox key={name} {...form.register(name)} label={label} help={help} defaultChecked={preferences[name]} />
      ))}
      <Controller
        name="hiddenArguments"
        control={form.control}
        render={({ field: { onChange, onBlur, ref }, fieldState: { error } }) => (
          <div className="grid gap-2">
            <LinesField
              key={names.key}
              ref={ref}
              label={PREFERENCES.names}
              help={PREFERENCES.namesHelp}
              error={error?.message}
              optional
              rows={6}
              initial={names.initial.join("\n")}
              onChange={onChange}
              onBlur={onBlur}
            />
            <div>
              <Button
                variant="quiet"
                onClick={() => {
                  onChange([...usual]);
                  setNames(({ key }) => ({ key: key + 1, initial: [...usual] }));
                }}
              >
                {PREFERENCES.reset}
              </Button>
            </div>
          </div>
        )}
      />
    </SettingsForm>
  );
}
