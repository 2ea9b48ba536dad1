import { z } from "zod";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { givenSchema, idSchema } from "../text";

/** The most subjects that one call names; larger rules are built up by several calls. */
export const SUBJECTS_AT_ONCE = 1_000;

/** How many subjects of each kind a list names; it counts them all. */
export const FIRST_SUBJECTS = 3;

/** How many of those who gain, and of those who lose, a preview names. */
export const NAMED_CHANGES = 20;

export const RULE_PERMISSIONS = ["read", "modify"] as const;
export const RULE_ROLES = ["member", "viewer"] as const;
export const RULE_LEVELS = ["workspace", "project", "resource"] as const;
export const RULE_SOURCES = ["manual", "founding", "request"] as const;
const SUBJECT_TYPES = ["user", "service_account", "group", "project"] as const;
const REACH = ["none", "read", "modify"] as const;
const RULE_WARNINGS = ["founding", "open_projects"] as const;

const PLACE_LENGTH = 100;
const TYPE_LENGTH = 40;

const typeField = givenSchema(TYPE_LENGTH).describe(
  "A type of resource, or * for all; with a resource it is that resource's own",
);

const placeField = givenSchema(PLACE_LENGTH);

function idsField(what: string) {
  return z.array(idSchema("Id")).max(SUBJECTS_AT_ONCE, `must name at most ${SUBJECTS_AT_ONCE} at once`).describe(what);
}

const subjectFields = {
  users: idsField("Ids of people of the workspace").optional(),
  serviceAccounts: idsField("Ids of service accounts of the workspace").optional(),
  groups: idsField("Ids of groups of the workspace").optional(),
  roles: z.array(z.enum(RULE_ROLES)).max(RULE_ROLES.length).optional().describe("Everybody with this role there"),
  sharedWith: z
    .array(placeField)
    .max(SUBJECTS_AT_ONCE, `must name at most ${SUBJECTS_AT_ONCE} at once`)
    .optional()
    .describe("Slugs or ids of projects that the resource is shared into; only for a rule on one resource"),
};

const subjectsField = z.object(subjectFields);

const expiresField = z.iso.datetime({ offset: true }).nullable().describe("When the rule ends on its own; null: never");
const permissionField = z.enum(RULE_PERMISSIONS).describe("read, or read and modify; application categories: modify");
const projectField = placeField.describe("Slug or id of the one project where it holds");
const resourceField = idSchema("Id of the one resource that it is for");

export const createRuleSchema = z.object({
  resourceType: typeField,
  project: projectField.optional(),
  resource: resourceField.optional(),
  permission: permissionField,
  ...subjectFields,
  expiresAt: expiresField.optional(),
});

const ruleField = idSchema("Rule id");

export const ruleSchema = z.object({ rule: ruleField });

/** What is absent stays as it is. A list of subjects is all that the rule has of that kind afterwards. */
export const updateRuleSchema = z.object({
  rule: ruleField,
  resourceType: typeField.optional(),
  project: projectField.nullable().optional().describe("Another project; null: no project"),
  resource: resourceField.nullable().optional().describe("Another resource; null: no single resource"),
  permission: permissionField.optional(),
  ...subjectFields,
  add: subjectsField.optional().describe("Subjects that the rule gets in addition"),
  remove: subjectsField.optional().describe("Subjects that the rule has no longer"),
  expiresAt: expiresField.optional(),
});

const yesSchema = z.enum(["true", "false"]).transform((value) => value === "true");

export const listRulesSchema = pageSchema.extend({
  type: typeField.optional().describe("Only rules of this type of resource; *: only those for all types"),
  level: z.enum(RULE_LEVELS).optional(),
  project: placeField.optional().describe("Slug or id: rules on the project and on its resources"),
  resource: idSchema("Id of a resource").optional(),
  user: idSchema("Id of a person whom the rule names").optional(),
  serviceAccount: idSchema("Id of a service account that the rule names").optional(),
  group: idSchema("Id of a group that the rule names").optional(),
  role: z.enum(RULE_ROLES).optional(),
  sharedWith: placeField.optional().describe("Slug or id of a project: what is shared into it"),
  effective: yesSchema
    .optional()
    .describe("true: for a person or service account also the rules that name a group of theirs or their role"),
});

export const listSubjectsSchema = pageSchema.extend({
  rule: ruleField,
  type: z.enum(SUBJECT_TYPES).optional(),
});

export const listSharedSchema = pageSchema.pick({ limit: true, cursor: true }).extend({
  direction: z
    .enum(["in", "out"])
    .default("in")
    .describe("in: what others share with the project; out: what of it is shared with others"),
});

const projectView = z.object({ id: z.string(), slug: z.string(), name: z.string() });

export const ruleTargetView = z.object({
  level: z.enum(RULE_LEVELS).describe("workspace: what lies in the workspace itself and in its open projects"),
  project: projectView.nullable().describe("The project, also that of a resource"),
  resource: z.object({ id: z.string(), type: z.string(), name: z.string(), externalId: z.string() }).nullable(),
});

/** How many there are, and the first of them by name. */
function firstOf<Item extends z.ZodType>(item: Item) {
  return z.object({ total: z.number().int(), items: z.array(item) });
}

const namedView = z.object({ id: z.string(), name: z.string() });

const ruleSubjectsView = z.object({
  users: firstOf(namedView.extend({ email: z.string() })),
  serviceAccounts: firstOf(namedView),
  groups: firstOf(namedView.extend({ kind: z.string() })),
  roles: z.array(z.enum(RULE_ROLES)),
  sharedWith: firstOf(projectView),
});

export const ruleView = z.object({
  id: z.string(),
  resourceType: z.string().describe("A type, or * for all"),
  target: ruleTargetView,
  permission: z.enum(RULE_PERMISSIONS),
  subjects: ruleSubjectsView,
  source: z.enum(RULE_SOURCES).describe("founding: one of the two that a workspace starts with; request: asked for"),
  expiresAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: namedView.nullable().describe("Null for those that a workspace starts with, and where they have gone"),
});

export const rulePage = pageOf(ruleView);

/** As a file, one column for each field; of many subjects the first are named. */
export const ruleColumns = columnsOf(ruleView, {
  rule: ({ id }) => id,
  resourceType: ({ resourceType }) => resourceType,
  level: ({ target }) => target.level,
  project: ({ target }) => target.project?.name ?? null,
  projectId: ({ target }) => target.project?.id ?? null,
  resource: ({ target }) => target.resource?.name ?? null,
  resourceId: ({ target }) => target.resource?.id ?? null,
  permission: ({ permission }) => permission,
  users: ({ subjects }) => subjects.users.total,
  serviceAccounts: ({ subjects }) => subjects.serviceAccounts.total,
  groups: ({ subjects }) => subjects.groups.total,
  roles: ({ subjects }) => subjects.roles.join(" "),
  sharedWith: ({ subjects }) => subjects.sharedWith.total,
  firstSubjects: ({ subjects: { users, serviceAccounts, groups, sharedWith } }) =>
    [...users.items, ...serviceAccounts.items, ...groups.items, ...sharedWith.items].map(({ name }) => name).join(", "),
  source: ({ source }) => source,
  expiresAt: ({ expiresAt }) => expiresAt,
  createdAt: ({ createdAt }) => createdAt,
  createdBy: ({ createdBy }) => createdBy?.name ?? null,
});

/** One subject of a rule, but for the roles, which the rule itself lists. */
const ruleSubjectView = z.object({
  type: z.enum(SUBJECT_TYPES),
  id: z.string(),
  name: z.string(),
  email: z.string().nullable().describe("Of a person"),
});

export const ruleSubjectPage = pageOf(ruleSubjectView);

export const ruleSubjectColumns = columnsOf(ruleSubjectView, {
  type: ({ type }) => type,
  id: ({ id }) => id,
  name: ({ name }) => name,
  email: ({ email }) => email,
});

/** A resource that a rule shares, for whoever may read it. */
const sharedResourceView = z.object({
  rule: z.string(),
  permission: z.enum(RULE_PERMISSIONS),
  expiresAt: z.iso.datetime().nullable(),
  resource: z.object({ id: z.string(), type: z.string(), name: z.string() }),
  from: projectView.nullable().describe("Where it lies; null: in the workspace itself"),
  sharedWith: z
    .array(projectView)
    .describe("The projects that it is shared into, of those that the caller may know of"),
});

export const sharedResourcePage = pageOf(sharedResourceView);

export const sharedResourceColumns = columnsOf(sharedResourceView, {
  rule: ({ rule }) => rule,
  permission: ({ permission }) => permission,
  expiresAt: ({ expiresAt }) => expiresAt,
  resource: ({ resource }) => resource.id,
  type: ({ resource }) => resource.type,
  name: ({ resource }) => resource.name,
  from: ({ from }) => from?.name ?? null,
  sharedWith: ({ sharedWith }) => sharedWith.map(({ name }) => name).join(", "),
});

const changeView = z.object({
  type: z.enum(["user", "service_account"]),
  id: z.string(),
  name: z.string(),
  from: z.enum(REACH).describe("What they may do at the rule's target now, by all that gives it"),
  to: z.enum(REACH).describe("What they may do there afterwards"),
});

const changesView = z.object({
  total: z.number().int(),
  atLeast: z.boolean().describe("There may be more: so many were looked at and no further ones"),
  items: z.array(changeView).describe("The first of them"),
});

/** What saving or deleting a rule would do, as the decisions would then answer. */
export const ruleChangeView = z.object({
  gain: changesView,
  lose: changesView,
  warnings: z
    .array(z.enum(RULE_WARNINGS))
    .describe(
      "founding: one of the two rules that a workspace starts with changes; open_projects: no rule is left that holds in all open projects",
    ),
});

export const removedRuleView = z.object({ id: z.string() });

export type CreateRuleInput = z.infer<typeof createRuleSchema>;
export type UpdateRuleInput = z.infer<typeof updateRuleSchema>;
export type ListRulesInput = z.infer<typeof listRulesSchema>;
export type ListSubjectsInput = z.infer<typeof listSubjectsSchema>;
export type ListSharedInput = z.infer<typeof listSharedSchema>;
export type SharedResourceView = z.infer<typeof sharedResourceView>;
export type SubjectsInput = z.infer<typeof subjectsField>;
export type RuleView = z.infer<typeof ruleView>;
export type RuleSubjectView = z.infer<typeof ruleSubjectView>;
export type RuleChangeView = z.infer<typeof ruleChangeView>;
export type RemovedRuleView = z.infer<typeof removedRuleView>;
