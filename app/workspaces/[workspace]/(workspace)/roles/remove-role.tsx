"use client";

import { useState } from "react";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { PickerField } from "@/app/_components/picker/picker";
import type { Row } from "@/app/_components/table/types";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { trpc } from "@/app/_lib/trpc";
import type { RoleLevel } from "@/server/roles/schema";

import { holderParts } from "./affected-people";
import { rolesOf } from "./origins";

interface RemoveRoleProps {
  workspace: string;
  level: RoleLevel;
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
export function RemoveRole({ workspace, level, row, onClose }: RemoveRoleProps) {
  const [replacement, setReplacement] = useState("");
  // A project has one owner, who hands it over.
  const search = rolesOf(workspace, level, level === "project" ? [row.id, "owner"] : [row.id]);
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
      <PickerField
        label={CUSTOM_ROLES.replacement}
        help={CUSTOM_ROLES.replacementHelp}
        optional
        placeholder={CUSTOM_ROLES.noReplacement}
        search={search}
        value={replacement}
        onChange={setReplacement}
      />
    </ConfirmRow>
  );
}
