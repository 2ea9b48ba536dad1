"use client";

import { useState } from "react";

import { PickerField } from "@/app/_components/picker/picker";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { useCommand } from "@/app/_lib/use-command";
import type { RoleLevel } from "@/server/roles/schema";

import { rightsFrom, rolesOf, type Rights } from "./origins";

interface StartFromProps {
  workspace: string;
  level: RoleLevel;
  onRights: (rights: Rights) => void;
}

/** A role whose rights a new one begins with; none where it is emptied. */
export function StartFrom({ workspace, level, onRights }: StartFromProps) {
  const [from, setFrom] = useState("");
  const copying = useCommand((key: string) => rightsFrom(workspace, level, key), { refresh: false, onDone: onRights });
  return (
    <PickerField
      label={CUSTOM_ROLES.from}
      optional
      placeholder={CUSTOM_ROLES.fromNothing}
      search={rolesOf(workspace, level)}
      value={from}
      error={copying.failure?.sentence}
      onChange={(chosen) => {
        setFrom(chosen);
        void copying.run(chosen);
      }}
    />
  );
}
