import type { z } from "zod";

import type { PickerOption } from "@/app/_components/picker/types";
import type { createRuleSchema, RULE_LEVELS, RuleView } from "@/server/access-rules/schema";

export type RuleLevel = (typeof RULE_LEVELS)[number];

/** What the form holds. */
export type RuleValues = z.input<typeof createRuleSchema>;

export type SubjectField = "users" | "serviceAccounts" | "groups" | "sharedWith";

/** A rule as the form shows it: its values, and the names of what they name. */
export interface RuleDraft {
  /** Absent: a new rule. */
  id?: string;
  values: RuleValues;
  names: Readonly<Record<SubjectField | "project" | "resource", readonly PickerOption[]>>;
  /** Kinds of which it has too many for a form: they stay as they are. */
  kept: Readonly<Partial<Record<SubjectField, number>>>;
}

/** What a new rule starts with. */
export interface RulePreset {
  resourceType?: string | undefined;
  project?: PickerOption | undefined;
  resource?: PickerOption | undefined;
  user?: PickerOption | undefined;
  group?: PickerOption | undefined;
  serviceAccount?: PickerOption | undefined;
  permission?: "read" | "modify" | undefined;
}

function one(option: PickerOption | undefined): readonly PickerOption[] {
  return option === undefined ? [] : [option];
}

function valuesOf(options: readonly PickerOption[]): string[] {
  return options.map(({ value }) => value);
}

export function newDraft(preset: RulePreset): RuleDraft {
  const names = {
    users: one(preset.user),
    serviceAccounts: one(preset.serviceAccount),
    groups: one(preset.group),
    sharedWith: [],
    project: one(preset.project),
    resource: one(preset.resource),
  };
  return {
    values: {
      resourceType: preset.resourceType ?? "*",
      project: preset.project?.value,
      resource: preset.resource?.value,
      permission: preset.permission ?? "read",
      users: valuesOf(names.users),
      serviceAccounts: valuesOf(names.serviceAccounts),
      groups: valuesOf(names.groups),
      roles: [],
      sharedWith: [],
    },
    names,
    kept: {},
  };
}

export type NamedSubjects = Readonly<Record<SubjectField, readonly PickerOption[]>>;

/** The draft of a rule that is there; `kept` kinds are not among its values. */
export function draftOf(rule: RuleView, subjects: NamedSubjects, kept: RuleDraft["kept"]): RuleDraft {
  const { target, subjects: counted } = rule;
  const { project, resource } = target;
  const at = (field: SubjectField) => (field in kept ? {} : { [field]: valuesOf(subjects[field]) });
  const values: RuleValues = {
    resourceType: rule.resourceType,
    permission: rule.permission,
    roles: [...counted.roles],
    expiresAt: rule.expiresAt,
    ...(target.level === "project" && project !== null ? { project: project.id } : {}),
    ...(resource === null ? {} : { resource: resource.id }),
    ...at("users"),
    ...at("serviceAccounts"),
    ...at("groups"),
    ...at("sharedWith"),
  };
  const names = {
    ...subjects,
    project: project === null ? [] : [{ value: project.id, label: project.name }],
    resource: resource === null ? [] : [{ value: resource.id, label: resource.name, note: resource.externalId }],
  };
  return { id: rule.id, values, names, kept };
}

export function levelOf({ project, resource }: RuleValues): RuleLevel {
  return resource !== undefined ? "resource" : project === undefined ? "workspace" : "project";
}

/** True where nobody would be named. */
export function namesNobody(values: RuleValues, kept: RuleDraft["kept"]): boolean {
  const { users, serviceAccounts, groups, roles, sharedWith } = values;
  const named = [users, serviceAccounts, groups, roles, sharedWith].some((list) => (list?.length ?? 0) > 0);
  return !named && Object.keys(kept).length === 0;
}
