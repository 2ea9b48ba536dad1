"use client";

import dynamic from "next/dynamic";

import type { Option } from "@/app/_components/form/controls";
import { Dialog } from "@/app/_components/dialog/dialog";
import type { Row } from "@/app/_components/table/types";
import { RULES } from "@/app/_sentences/access/rules";
import { toast } from "@/app/_lib/toast";

const LoadedRule = dynamic(async () => (await import("./loaded-rule")).LoadedRule, { ssr: false });

interface EditRuleProps {
  workspace: string;
  types: readonly Option[];
  /** Null while closed. */
  row: Pick<Row, "id"> | null;
  onClose: () => void;
}

/** The dialog of the pencil. */
export function EditRule({ workspace, types, row, onClose }: EditRuleProps) {
  if (row === null) return null;
  return (
    <Dialog open onOpenChange={onClose} title={RULES.editTitle}>
      <LoadedRule
        workspace={workspace}
        types={types}
        rule={row.id}
        onCancel={onClose}
        onSaved={() => {
          onClose();
          toast(RULES.saved);
        }}
      />
    </Dialog>
  );
}
