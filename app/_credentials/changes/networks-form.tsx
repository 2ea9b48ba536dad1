"use client";

import { Controller } from "react-hook-form";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { toast } from "@/app/_lib/toast";
import { useCommand } from "@/app/_lib/use-command";
import { FORM } from "@/app/_sentences/interface/forms";
import { LIMITS } from "@/app/_sentences/machines/credential";
import { setNetworksSchema } from "@/server/credentials/schema";

import { firstMessage } from "../../_lib/form/first-message";
import { callsAt } from "../calls";
import { NetworksField } from "../limits/networks-field";
import type { ChangedPlace } from "../place";

interface NetworksFormProps {
  place: ChangedPlace;
  credential: string;
  networks: string[];
  onClose: () => void;
}

export function NetworksForm({ place, credential, networks, onClose }: NetworksFormProps) {
  const form = useSchemaForm(setNetworksSchema, { credential, networks });
  const command = useCommand(callsAt(place).setNetworks, {
    form,
    onDone: () => {
      onClose();
      toast(LIMITS.networksSaved);
    },
  });
  return (
    <DialogForm
      form={form}
      command={command}
      onSubmit={command.run}
      submit={LIMITS.networksSubmit}
      pendingLabel={FORM.saving}
      onCancel={onClose}
    >
      <Controller
        name="networks"
        control={form.control}
        render={({ field: { onChange, onBlur, ref } }) => (
          <NetworksField
            initial={networks}
            onChange={onChange}
            onBlur={onBlur}
            ref={ref}
            error={firstMessage(form.formState.errors.networks)}
          />
        )}
      />
    </DialogForm>
  );
}
