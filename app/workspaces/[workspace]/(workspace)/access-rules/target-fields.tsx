"use client";

import { Controller, useWatch, type UseFormReturn } from "react-hook-form";

import type { Option } from "@/app/_components/form/controls";
import { SelectField } from "@/app/_components/form/fields";
import { Notice } from "@/app/_components/page/notice";
import { PickerField } from "@/app/_components/picker/picker";
import { projectSearch, resourceSearch } from "@/app/_lib/list/object-search";
import { RULES } from "@/app/_sentences/access/rules";
import { RULE_LEVELS, RULE_PERMISSIONS, type CreateRuleInput } from "@/server/access-rules/schema";

import type { RuleDraft, RuleLevel, RuleValues } from "./rule-values";

interface TargetFieldsProps {
  workspace: string;
  form: UseFormReturn<RuleValues, unknown, CreateRuleInput>;
  types: readonly Option[];
  draft: RuleDraft;
  level: RuleLevel;
  onLevel: (level: RuleLevel) => void;
}

const CATEGORIES = "application_category";

const LEVELS: readonly Option[] = RULE_LEVELS.map((value) => ({ value, label: RULES.levels[value] }));
const PERMISSIONS: readonly Option[] = RULE_PERMISSIONS.map((value) => ({ value, label: RULES.permissions[value] }));

/** What the rule is for: a type, everything in a place or one object, and how much. */
export function TargetFields({ workspace, form, types, draft, level, onLevel }: TargetFieldsProps) {
  const { errors } = form.formState;
  const [type, permission] = useWatch({ control: form.control, name: ["resourceType", "permission"] });
  const always = type === CATEGORIES;
  return (
    <>
      <SelectField
        {...form.register("resourceType", {
          onChange: ({ target }: { target: { value: string } }) => {
            if (target.value === CATEGORIES) form.setValue("permission", "modify");
            if (level === "resource") form.setValue("resource", "");
          },
        })}
        label={RULES.type}
        options={types}
        error={errors.resourceType?.message}
      />
      <SelectField
        label={RULES.where}
        help={RULES.whereHelp}
        options={LEVELS}
        value={level}
        onChange={({ target }) => onLevel(RULE_LEVELS.find((name) => name === target.value) ?? "workspace")}
      />
      {level === "workspace" ? null : (
        <Controller
          key={level}
          name={level}
          control={form.control}
          render={({ field: { value, onChange, onBlur, ref } }) => (
            <PickerField
              ref={ref}
              onBlur={onBlur}
              label={level === "project" ? RULES.project : RULES.object}
              {...(level === "project" ? {} : { help: RULES.objectHelp })}
              known={draft.names[level]}
              value={value ?? ""}
              onChange={onChange}
              search={level === "project" ? projectSearch(workspace) : resourceSearch(workspace, type)}
              error={errors[level]?.message}
            />
          )}
        />
      )}
      {always ? (
        <Notice>{RULES.categories}</Notice>
      ) : (
        <SelectField
          {...form.register("permission")}
          label={RULES.permission}
          help={RULES.permissionHelp[permission]}
          options={PERMISSIONS}
          error={errors.permission?.message}
        />
      )}
    </>
  );
}
