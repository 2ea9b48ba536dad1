"use client";

import { useState } from "react";
import { Controller, type UseFormReturn } from "react-hook-form";

import { LIMITS } from "@/app/_sentences/machines/credential";
import type { CreateProjectCredentialInput, createProjectCredentialSchema } from "@/server/project-credentials/schema";

import { firstMessage } from "../../_lib/form/first-message";
import type { CredentialPlace } from "../place";
import { NetworksField } from "./networks-field";
import { ScopesField } from "./scopes-field";

interface LimitFieldsProps {
  place: CredentialPlace;
  form: UseFormReturn<(typeof createProjectCredentialSchema)["_zod"]["input"], unknown, CreateProjectCredentialInput>;
}

/** What few credentials need: closed at first, and open as soon as something in it is wrong. */
export function LimitFields({ place, form }: LimitFieldsProps) {
  const { errors } = form.formState;
  const [open, setOpen] = useState(false);
  const wrong = errors.scopes !== undefined || errors.networks !== undefined;
  return (
    <details className="panel" open={open || wrong} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="cursor-pointer px-4 py-3 font-medium">
        <span>{LIMITS.title}</span>
        <span className="text-muted block text-sm font-normal">{LIMITS.text}</span>
      </summary>
      <div className="grid gap-4 px-4 pb-4">
        <Controller
          name="scopes"
          control={form.control}
          render={({ field: { value, onChange } }) => (
            <ScopesField
              place={place}
              value={value}
              onChange={onChange}
              errors={{
                project: firstMessage(errors.scopes?.project),
                permissions: firstMessage(errors.scopes?.permissions),
              }}
            />
          )}
        />
        <Controller
          name="networks"
          control={form.control}
          render={({ field: { onChange, onBlur, ref } }) => (
            <NetworksField onChange={onChange} onBlur={onBlur} ref={ref} error={firstMessage(errors.networks)} />
          )}
        />
      </div>
    </details>
  );
}
