"use client";

import { Controller, type UseFormReturn } from "react-hook-form";
import type { z } from "zod";

import { PickerField } from "@/app/_components/picker/picker";
import type { PickerSearch } from "@/app/_components/picker/types";
import type { createMappingSchema } from "@/server/directory/schema";

export type MappingInput = z.input<typeof createMappingSchema>;
export type MappingOutput = z.output<typeof createMappingSchema>;
export type MappingForm = UseFormReturn<MappingInput, unknown, MappingOutput>;

interface PickedFieldProps {
  form: MappingForm;
  name: "directoryGroup" | "workspace" | "group";
  label: string;
  help?: string;
  search: PickerSearch;
  /** What the row named when the form was opened. */
  known: { id: string; name: string } | null;
  onPicked?: () => void;
}

/** Type to find one thing, by its id. */
export function PickedField({ form, name, known, onPicked, ...picker }: PickedFieldProps) {
  return (
    <Controller
      name={name}
      control={form.control}
      render={({ field: { ref, value, onChange, onBlur } }) => (
        <PickerField
          {...picker}
          ref={ref}
          value={value ?? ""}
          known={known === null ? [] : [{ value: known.id, label: known.name }]}
          onChange={(next) => {
            onChange(next === "" ? undefined : next);
            onPicked?.();
          }}
          onBlur={onBlur}
          error={form.formState.errors[name]?.message}
        />
      )}
    />
  );
}
