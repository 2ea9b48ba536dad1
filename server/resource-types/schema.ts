import { z } from "zod";
import { RESOURCE_TYPES } from "../access/rights/resource-types";
import { pageOf, pageSchema } from "../paging";
import { nameSchema } from "../text";

/** More types than this nobody tells apart; every list of them is answered whole. */
export const TYPES_AT_MOST = 200;

export const TYPE_LEVELS = ["workspace", "project"] as const;

const ID = /^[a-z][a-z0-9_]{0,39}$/;

const ofTheProduct: readonly string[] = RESOURCE_TYPES;

const idField = z
  .string()
  .regex(ID, "must be 1 to 40 lower-case letters, digits or _, a letter first")
  .refine((id) => !ofTheProduct.includes(id), "is a type of the product")
  .describe("Its name, as calls use it");

const labelField = nameSchema.describe("What people read, such as Notebooks");

const levelField = z
  .enum(TYPE_LEVELS)
  .describe("project: of a project, the default one where none is named; workspace: of a workspace or of a project");

export const createResourceTypeSchema = z.object({ id: idField, label: labelField, level: levelField });

/** Whatever is malformed names nothing, so it is answered like an absent one. */
const typeField = z
  .string()
  .transform((value) => (ID.test(value) ? value : ""))
  .describe("Name of the type");

export const updateResourceTypeSchema = z.object({ type: typeField, label: labelField });

export const resourceTypeSchema = z.object({ type: typeField });

export const listResourceTypesSchema = pageSchema.pick({ search: true });

export const resourceTypeView = z.object({
  id: z.string(),
  label: z.string(),
  level: z.enum(TYPE_LEVELS),
  registered: z.boolean().describe("By the operator; false: of the product"),
});

/** All of them: there are never many. */
export const resourceTypePage = pageOf(resourceTypeView);

export type CreateResourceTypeInput = z.infer<typeof createResourceTypeSchema>;
export type UpdateResourceTypeInput = z.infer<typeof updateResourceTypeSchema>;
export type ListResourceTypesInput = z.infer<typeof listResourceTypesSchema>;
export type ResourceTypeView = z.infer<typeof resourceTypeView>;
