import { z } from "zod";
import { idSchema } from "../text";

/** As many questions as one call asks. */
export const CHECKS_AT_ONCE = 1_000;

export const ASKED_PERMISSIONS = ["read", "modify", "job.notebook", "model.create-version", "queue.manage"] as const;

const TYPE_LENGTH = 40;

const typeField = z.string().min(1).max(TYPE_LENGTH).describe("Type of resource, such as job, dataset, model");

const placeField = z.string().min(1).max(64);

/** By type and id; or all of a type, or everything, in a project; or, with a type alone, in the workspace's own room. */
const targetField = z.union([
  z.strictObject({ type: typeField, id: idSchema("Tenantry's id of the resource") }),
  z.strictObject({ project: placeField.describe("Slug or id of a project"), type: typeField.optional() }),
  z.strictObject({ type: typeField }),
]);

const actorField = z
  .string()
  .min(1)
  .max(64)
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

export type CheckInput = z.infer<typeof checkSchema>;
export type CheckView = z.infer<typeof checkView>;
export type QuestionInput = z.infer<typeof questionSchema>;
