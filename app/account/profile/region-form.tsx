"use client";

import { Controller } from "react-hook-form";

import type { Option } from "@/app/_components/form/controls";
import { SelectField } from "@/app/_components/form/fields";
import { PickerField } from "@/app/_components/picker/picker";
import type { PickerOption } from "@/app/_components/picker/types";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { REGION } from "@/app/_sentences/people/preferences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

interface RegionFormProps {
  region: { timeZone: string | null; locale: string | null };
  /** The zone that counts now, where none is chosen. */
  zoneNow: string;
  locales: readonly Option[];
}

const loadSchema = async () => (await import("@/server/accounts/schema")).updateAccountSchema;
const LABELS = { timeZone: REGION.timeZone, locale: REGION.locale } as const;
const LISTED = 30;

/** All zones that the browser knows, found by any part of their names. */
function zonesLike(text: string): Promise<readonly PickerOption[]> {
  const wanted = text.trim().toLowerCase().replaceAll(" ", "_");
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
  const found = zones.filter((zone) => zone.toLowerCase().includes(wanted)).slice(0, LISTED);
  return Promise.resolve(found.map((zone) => ({ value: zone, label: zone })));
}

export function RegionForm({ region, zoneNow, locales }: RegionFormProps) {
  const form = useSchemaForm(loadSchema, region);
  const command = useCommand(trpc.accounts.update.mutate, {
    form,
    onDone: ({ timeZone, locale }) => {
      form.reset({ timeZone, locale });
      toast(REGION.saved);
    },
  });
  return (
    <SettingsForm form={form} labels={LABELS} command={command} prepare={loadSchema} onSubmit={command.run}>
      <Controller
        name="timeZone"
        control={form.control}
        render={({ field: { value, onChange, ...field }, fieldState: { error } }) => (
          <PickerField
            {...field}
            label={REGION.timeZone}
            help={REGION.timeZoneHelp(zoneNow)}
            placeholder={REGION.timeZonePlaceholder}
            optional
            value={value ?? ""}
            onChange={(zone) => onChange(zone === "" ? null : zone)}
            search={zonesLike}
            error={error?.message}
          />
        )}
      />
      <Controller
        name="locale"
        control={form.control}
        render={({ field: { value, onChange, ...field }, fieldState: { error } }) => (
          <SelectField
            {...field}
            label={REGION.locale}
            help={REGION.localeHelp}
            options={[{ value: "", label: REGION.asBrowser }, ...locales]}
            value={value ?? ""}
            onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
            error={error?.message}
          />
        )}
      />
    </SettingsForm>
  );
}
