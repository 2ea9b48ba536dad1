"use client";

import { Controller, type UseFormReturn } from "react-hook-form";

import { Checkbox } from "@/app/_components/form/controls";
import { FieldGroup } from "@/app/_components/form/field-group";
import { Notice } from "@/app/_components/page/notice";
import { MultiPickerField } from "@/app/_components/picker/picker";
import type { PickerSearch } from "@/app/_components/picker/types";
import { firstMessage } from "@/app/_lib/form/first-message";
import { formatNumber } from "@/app/_lib/format";
import { groupSearch, oneKindSearch, projectSearch } from "@/app/_lib/list/object-search";
import { RULES } from "@/app/_sentences/access/rules";
import { RULE_ROLES, SUBJECTS_AT_ONCE, type CreateRuleInput } from "@/server/access-rules/schema";

import type { RuleDraft, RuleValues, SubjectField } from "./rule-values";

interface SubjectFieldsProps {
  workspace: string;
  form: UseFormReturn<RuleValues, unknown, CreateRuleInput>;
  draft: RuleDraft;
  /** Only one object is shared into projects. */
  shared: boolean;
}

type Kind = readonly [field: SubjectField, label: string, search: PickerSearch, help?: string];

function kindsOf(workspace: string, shared: boolean): Kind[] {
  const kinds: Kind[] = [
    ["users", RULES.users, oneKindSearch(workspace, "user")],
    ["serviceAccounts", RULES.serviceAccounts, oneKindSearch(workspace, "service_account")],
    ["groups", RULES.groups, groupSearch(workspace)],
  ];
  if (shared) kinds.push(["sharedWith", RULES.sharedWith, projectSearch(workspace), RULES.sharedWithHelp]);
  return kinds;
}

/** Whom the rule is for: people, service accounts, groups, a role, and projects into which an object is shared. */
export function SubjectFields({ workspace, form, draft, shared }: SubjectFieldsProps) {
  const { errors } = form.formState;
  return (
    <>
      {kindsOf(workspace, shared).map(([name, label, search, help]) => {
        const kept = draft.kept[name];
        if (kept !== undefined) return <Notice key={name}>{`${label}: ${RULES.many(formatNumber(kept))}`}</Notice>;
        return (
          <Controller
            key={name}
            name={name}
            control={form.control}
            render={({ field: { value = [], onChange, onBlur, ref } }) => (
              <MultiPickerField
                ref={ref}
                onBlur={onBlur}
                label={label}
                {...(help === undefined ? {} : { help })}
                optional
                chosenAs="rows"
                most={SUBJECTS_AT_ONCE}
                known={draft.names[name]}
                value={value}
                onChange={onChange}
                search={search}
                error={firstMessage(errors[name])}
              />
            )}
          />
        );
      })}
      <FieldGroup label={RULES.roles} error={firstMessage(errors.roles)}>
        {RULE_ROLES.map((role) => (
          <Checkbox key={role} {...form.register("roles")} value={role} label={RULES.roleNames[role]} />
        ))}
      </FieldGroup>
    </>
  );
}
