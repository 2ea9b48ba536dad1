"use client";

import dynamic from "next/dynamic";

import { Dialog } from "@/app/_components/dialog/dialog";
import type { Row } from "@/app/_components/table/types";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { toast } from "@/app/_lib/toast";

import type { Held } from "./held";

const LoadedRole = dynamic(async () => (await import("./loaded-role")).LoadedRole, { ssr: false });

interface EditRoleProps {
  workspace: string;
  held: Held;
  /** Null while closed. */
  row: Row | null;
  onClose: () => void;
}

export function EditRole({ workspace, held, row, onClose }: EditRoleProps) {
  if (row === null) return null;
  return (
    <Dialog open onOpenChange={onClose} title={CUSTOM_ROLES.editTitle(row.name)} wide>
      <LoadedRole
        workspace={workspace}
        held={held}
        role={row.id}
        onCancel={onClose}
        onSaved={() => {
          onClose();
          toast(CUSTOM_ROLES.saved);
        }}
      />
    </Dialog>
  );
}
