"use client";

import dynamic from "next/dynamic";

import { Dialog } from "@/app/_components/dialog/dialog";
import type { Row } from "@/app/_components/table/types";
import { GROUPS } from "@/app/_sentences/people/groups";
import { toast } from "@/app/_lib/toast";

const LoadedGroup = dynamic(async () => (await import("./loaded-group")).LoadedGroup, { ssr: false });

interface EditGroupProps {
  workspace: string;
  /** Null while closed. */
  row: Pick<Row, "id" | "name"> | null;
  onClose: () => void;
}

/** The dialog of the pencil: name, description and members of one group. */
export function EditGroup({ workspace, row, onClose }: EditGroupProps) {
  if (row === null) return null;
  return (
    <Dialog open onOpenChange={onClose} title={GROUPS.editTitle(row.name)}>
      <LoadedGroup
        workspace={workspace}
        group={row.id}
        onCancel={onClose}
        onSaved={() => {
          onClose();
          toast(GROUPS.saved);
        }}
      />
    </Dialog>
  );
}
