"use client";

import { useState } from "react";

import { ConfirmRow } from "@/app/_components/confirm-row";
import { SelectField } from "@/app/_components/fields";
import type { Row } from "@/app/_components/table-types";
import { CUSTOM_ROLES } from "@/app/_lib/role-sentences";
import { trpc } from "@/app/_lib/trpc";

import { holderParts } from "./affected-people";
import { rolesOf, type NamedRole } from "./origins";

interface RemoveRoleProps {
  workspace: string;
  own: readonly NamedRole[];
  row: Row;
  onClose: () => void;
}

async function previewRemoval(workspace: string, role: string) {
  const affected = await trpc.roles.preview.query({ workspace, role });
  const nobody = affected.holderCount === 0 && affected.invitations === 0;
  const section = {
    kind: "ends" as const,
    title: CUSTOM_ROLES.affected,
    lines: nobody ? [CUSTOM_ROLES.affectedNobody] : [],
    parts: holderParts(affected) ?? [],
  };
  return [section];
}

/** Asks which role the holders get instead, after showing who they are. */
export function RemoveRole({ workspace, own, row, onClose }: RemoveRoleProps) {
  const [replacement, setReplacement] = useState("");
  const level = own.find(({ key }) => key === row.id)?.level ?? "workspace";
  const others = rolesOf(level, own).filter(({ key }) => key !== row.id && (level !== "project" || key !== "owner"));
  return (
    <ConfirmRow
      row={row}
      title={CUSTOM_ROLES.removeTitle}
      verb={CUSTOM_ROLES.removeVerb}
      pendingLabel={CUSTOM_ROLES.removing}
      preview={({ id }) => previewRemoval(workspace, id)}
      call={({ id }) =>
        trpc.roles.remove.mutate({ workspace, role: id, replacement: replacement === "" ? undefined : replacement })
      }
      done={({ name }) => CUSTOM_ROLES.removed(name)}
      onClose={onClose}
    >
      <SelectField
        label={CUSTOM_ROLES.replacement}
        help={CUSTOM_ROLES.replacementHelp}
        value={replacement}
        onChange={({ target }) => setReplacement(target.value)}
        options={[
          { value: "", label: CUSTOM_ROLES.noReplacement },
          ...others.map(({ key, label }) => ({ value: key, label })),
        ]}
      />
    </ConfirmRow>
  );
}
