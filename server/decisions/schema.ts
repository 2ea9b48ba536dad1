import { z } from "zod";
import { AppError } from "../errors";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { resourceView } from "../resources/schema";
import { givenSchema, idSchema } from "../text";
import { pathView } from "./schema/explain";

/** As many questions as one call asks. */
const CHECKS_AT_ONCE = 1_000;

const ASKED_PERMISSIONS = ["read", "modify", "job.notebook", "model.create-version", "queue.manage"] as const;

const TYPE_LENGTH = 40;

const typeField = givenSchema(TYPE_LENGTH).describe("Type of resource, such as job, dataset, model");

const PLACE_LENGTH = 100;

const placeField = givenSchema(PLACE_LENGTH);

/** By type and id; or all of a type, or everything, in a project; or, with a type alone, in the workspace's own room. */
const targetField = z.union([
  z.strictObject({ type: typeField, id: idSchema("Tenantry's id of the resource") }),
  z.strictObject({ project: placeField.describe("Slug or id of a project"), type: typeField.optional() }),
  z.strictObject({ type: typeField }),
]);

const actorField = givenSchema(PLACE_LENGTH)
  .optional()
  .describe("Id of a user or service account; the caller where absent. About others may ask who has access.check");

const questionFields = {
  actor: actorField,
  permission: z.enum(ASKED_PERMISSIONS),
  resource: targetField,
  from: z
    .strictObject({ type: typeField, id: idSchema("Id of the job") })
    .optional()
    .describe("For model.create-version: the job that makes the version"),
};

const questionSchema = z.object(questionFields);

export const explainSchema = questionSchema;

export const checkSchema = z.object({
  actor: actorField,
  permission: z.enum(ASKED_PERMISSIONS).optional(),
  resource: targetField.optional(),
  from: questionFields.from,
  checks: z.array(questionSchema).min(1).max(CHECKS_AT_ONCE).optional().describe("Many questions in place of one"),
});

export const checkView = z.object({
  allowed: z.boolean().optional().describe("To one question"),
  items: z
    .array(z.object({ allowed: z.boolean() }))
    .optional()
    .describe("To many, one for one"),
});

export const listAccessSchema = pageSchema.omit({ sort: true }).extend({
  actor: actorField,
  permission: z.enum(["read", "modify"]),
  type: typeField.optional(),
  project: placeField.optional().describe("Slug or id: what lies in this project, and what is shared into it"),
  search: givenSchema(200).optional().describe("Only those whose name contains this text, or with this external id"),
});

/** As the list of resources has them, without what only the caller's own list says. */
const decidedResourceView = resourceView
  .omit({ permissions: true, shared: true, attributes: true, owner: true })
  .extend({ owner: z.object({ id: z.string(), name: z.string().describe("As of the registration") }) });

export const decidedResourcePage = pageOf(decidedResourceView);

/** Everything but what two resources decide together. */
const WHO_PERMISSIONS = ["read", "modify", "job.notebook", "queue.manage"] as const;

export const whoSchema = pageSchema.omit({ sort: true, search: true, total: true }).extend({
  permission: z.enum(WHO_PERMISSIONS),
  resource: targetField,
});

const addressFields = z.object({
  type: typeField.optional(),
  id: idSchema("Tenantry's id of the resource").optional(),
  project: placeField.optional().describe("Slug or id of a project"),
});

/** The same for an address: a resource by type and id, or a project, or a type. */
export const whoByAddressSchema = pageSchema
  .omit({ sort: true, search: true, total: true })
  .extend({ permission: z.enum(WHO_PERMISSIONS), ...addressFields.shape });

type Target = z.infer<typeof targetField>;

/** @throws INVALID invalid_value (type) where the address names nothing */
export function targetFrom({ type, id, project }: z.infer<typeof addressFields>): Target {
  if (type !== undefined && id !== undefined) return { type, id };
  if (project !== undefined && id === undefined) return { project, type };
  if (type !== undefined) return { type };
  throw new AppError("INVALID", "invalid_value", "type");
}

const holderView = z.object({
  actor: z.object({
    type: z.enum(["user", "service_account"]),
    id: z.string(),
    name: z.string(),
    email: z.string().nullable().describe("Null for a service account"),
  }),
  sources: z.array(pathView).describe("Every way that gives it"),
});

export const holderPage = pageOf(holderView);

/** The part of a way that says where it comes from. */
function sourceText({ steps }: z.infer<typeof pathView>): string {
  const telling = steps.filter(({ kind }) => !["actor", "workspace", "resource"].includes(kind));
  return telling.map(({ kind, name, role, id }) => `${kind} ${role ?? name ?? id ?? ""}`.trim()).join(" > ");
}

/** As a file, one column for each field. */
export const holderColumns = columnsOf(holderView, {
  type: ({ actor }) => actor.type,
  id: ({ actor }) => actor.id,
  name: ({ actor }) => actor.name,
  email: ({ actor }) => actor.email,
  sources: ({ sources }) => sources.map(sourceText).join("; "),
});

export type CheckInput = z.infer<typeof checkSchema>;
export type CheckView = z.infer<typeof checkView>;
export type ExplainInput = z.infer<typeof explainSchema>;
export type QuestionInput = z.infer<typeof questionSchema>;
export type ListAccessInput = z.infer<typeof listAccessSchema>;
export type WhoInput = z.infer<typeof whoSchema>;
export type DecidedResourceView = z.infer<typeof decidedResourceView>;
export type HolderView = z.infer<typeof holderView>;
