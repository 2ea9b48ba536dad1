"use client";

import dynamic from "next/dynamic";

import type { Option } from "@/app/_components/form/controls";
import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { RULES } from "@/app/_sentences/access/rules";
import { toast } from "@/app/_lib/toast";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";

import { newDraft, type RulePreset } from "./rule-values";

const load = async () => (await import("./rule-form")).RuleForm;
const RuleForm = dynamic(load, { ssr: false });

interface NewRuleProps {
  opened: boolean;
  workspace: string;
  types: readonly Option[];
  preset: RulePreset;
  disabledReason: string | undefined;
}

export function NewRule({ opened, workspace, types, preset, disabledReason }: NewRuleProps) {
  const [open, setOpen] = useCreatePanel(opened && disabledReason === undefined);
  return (
    <LazyDialogButton
      label={RULES.add}
      prepare={() => void load()}
      disabledReason={disabledReason}
      open={open}
      onOpenChange={setOpen}
      title={RULES.addTitle}
    >
      <RuleForm
        workspace={workspace}
        types={types}
        draft={newDraft(preset)}
        onCancel={() => setOpen(false)}
        onSaved={() => {
          setOpen(false);
          toast(RULES.added);
        }}
      />
    </LazyDialogButton>
  );
}
