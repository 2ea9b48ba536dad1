"use client";

import { Controller } from "react-hook-form";

import { DateField } from "@/app/_components/form/date-field";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField } from "@/app/_components/form/fields";
import { dayOf, endOfDay } from "@/app/_lib/time/end-of-day";
import { REQUESTS } from "@/app/_sentences/access/requests";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { approveAccessRequestSchema, type RequestPermission } from "@/server/access-requests/schema";
import { DAY_MILLISECONDS } from "@/server/time";

export interface WaitingRequest {
  request: string;
  workspace: string;
  asked: RequestPermission;
  /** What it is about: application categories are always modified. */
  type: string;
}

export interface DecideFormProps extends WaitingRequest {
  onCancel: () => void;
  onDone: () => void;
}

const LABELS = { permission: REQUESTS.permission, expiresAt: REQUESTS.until } as const;
const USUAL_DAYS = 30;

/** The end of the day a month from now, where the person is. */
function usualEnd(): string {
  return endOfDay(dayOf(new Date(Date.now() + USUAL_DAYS * DAY_MILLISECONDS).toISOString()));
}

/** Grants what was asked for, or less, until a day. */
export function GrantRequestForm({ request, workspace, asked, type, onCancel, onDone }: DecideFormProps) {
  const form = useSchemaForm(approveAccessRequestSchema, { request, permission: asked, expiresAt: usualEnd() });
  const command = useCommand(trpc.accessRequests.approve.mutate, { form, onDone });
  const { errors } = form.formState;
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input })}
      submit={REQUESTS.grant}
      pendingLabel={REQUESTS.granting}
      onCancel={onCancel}
    >
      {asked === "modify" && type !== "application_category" ? (
        <SelectField
          {...form.register("permission")}
          label={REQUESTS.permission}
          options={REQUESTS.permissions}
          error={errors.permission?.message}
        />
      ) : null}
      <Controller
        name="expiresAt"
        control={form.control}
        render={({ field }) => (
          <DateField {...field} label={REQUESTS.until} help={REQUESTS.untilHelp} error={errors.expiresAt?.message} />
        )}
      />
    </DialogForm>
  );
}
