import { z } from "zod";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { givenSchema, idSchema, nameSchema } from "../text";
import { attributesField, attributesView, externalIdField, urlField } from "./schema/fields";

/** The most resources that one call registers or deletes. */
const RESOURCES_AT_ONCE = 1_000;

/** What a call names may not be there, and is told so for itself: no name of a type or place is longer. */
const TYPE_LENGTH = 40;
const PLACE_LENGTH = 100;

const typeField = givenSchema(TYPE_LENGTH).describe("Type of resource, such as job, dataset, model");

const projectField = givenSchema(PLACE_LENGTH).describe("Slug or id of a project");

/** In an address: whatever is malformed names nothing, so it is answered like an absent one. */
const addressedProject = z
  .string()
  .transform((value) => (value.length > PLACE_LENGTH ? "" : value.replaceAll("\0", "\ufffd")))
  .describe("Slug or id of the project");

const ownerField = idSchema(
  "Id of a person or service account of the workspace; another than the caller: by its admins",
);

const sizeField = z.number().int().min(0).nullable().describe("In bytes");

const usedField = z.iso.datetime({ offset: true }).describe("When it was last used; an earlier time changes nothing");

const resourceField = idSchema("Tenantry's id of the resource");

const givenFields = {
  owner: ownerField.optional(),
  sizeBytes: sizeField.optional(),
  attributes: attributesField.optional(),
  url: urlField.nullable().optional(),
  lastUsedAt: usedField.optional(),
};

const registeredSchema = z.object({
  type: typeField,
  externalId: externalIdField,
  name: nameSchema.describe("Its name"),
  ...givenFields,
});

function resourcesField<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .min(1, "must name something")
    .max(RESOURCES_AT_ONCE, `must name at most ${RESOURCES_AT_ONCE} at once`);
}

export const registerResourcesSchema = z.object({
  resources: resourcesField(
    registeredSchema.extend({
      project: projectField
        .optional()
        .describe(
          "Slug or id of the project in which it was made; without one the default project, for queues and clusters the workspace itself",
        ),
    }),
  ).describe("Each is made, or changed where the place has one of this type and external id; what is left out stays"),
});

/** The same in one project, which the address names. */
export const registerInProjectSchema = z.object({
  project: addressedProject,
  resources: resourcesField(registeredSchema).describe(
    "Each is made, or changed where the project has one of this type and external id; what is left out stays",
  ),
});

export const listResourcesSchema = pageSchema.omit({ sort: true }).extend({
  search: z.string().max(200).optional().describe("Only those whose name contains this text, or with this external id"),
  type: typeField.optional().describe("Only those of this type"),
  project: projectField.optional().describe("Only those of this project, and those shared into it"),
  owner: idSchema("Only those of this person or service account").optional(),
  unused: z.number().int().min(1).max(3_650).optional().describe("Only those that were not used for so many days"),
  permission: z.enum(["read", "modify"]).default("read").describe("modify: only those that the caller may change"),
});

/** The same of one project, which the address names. */
export const listInProjectSchema = listResourcesSchema.extend({ project: addressedProject });

export const resourceSchema = z.object({ resource: resourceField });

export const updateResourceSchema = z.object({
  resource: resourceField,
  name: nameSchema.optional().describe("Its new name"),
  ...givenFields,
});

export const removeResourcesSchema = z.object({
  resources: resourcesField(resourceField).describe("Ids of resources"),
});

/** What the caller may do with a resource: it is read by whoever sees it, and queues are changed by queue.manage. */
const RESOURCE_PERMISSIONS = ["read", "modify", "queue.manage"] as const;

export const resourceView = z.object({
  id: z.string(),
  type: z.string(),
  externalId: z.string().describe("Its id on the platform that made it"),
  name: z.string(),
  project: z
    .object({ id: z.string().nullable(), slug: z.string().nullable(), name: z.string() })
    .nullable()
    .describe(
      "Where it was made; id and slug are null where the caller does not see the project itself. Null: in the workspace itself",
    ),
  shared: z.boolean().describe("In the list of a project: it lies in another one and is shared into this one"),
  owner: z.object({
    id: z.string(),
    name: z.string(),
    removed: z.boolean().describe("No longer there: the name is that of when they registered it"),
  }),
  sizeBytes: z.number().int().nullable(),
  attributes: attributesView,
  url: z.string().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  permissions: z.array(z.enum(RESOURCE_PERMISSIONS)).describe("What the caller may do with it"),
});

export const resourcePage = pageOf(resourceView);

/** As a file, one column for each field. */
export const resourceColumns = columnsOf(resourceView, {
  resource: ({ id }) => id,
  type: ({ type }) => type,
  externalId: ({ externalId }) => externalId,
  name: ({ name }) => name,
  projectId: ({ project }) => project?.id ?? null,
  project: ({ project }) => project?.name ?? null,
  shared: ({ shared }) => shared,
  ownerId: ({ owner }) => owner.id,
  owner: ({ owner }) => (owner.removed ? `${owner.name} (removed)` : owner.name),
  sizeBytes: ({ sizeBytes }) => sizeBytes,
  attributes: ({ attributes }) => JSON.stringify(attributes),
  url: ({ url }) => url,
  lastUsedAt: ({ lastUsedAt }) => lastUsedAt,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
});

const refusedFields = {
  code: z.string().optional().describe("Where it was refused: the code that a call about it alone would get"),
  reason: z.string().optional().describe("Where it was refused: why"),
  field: z.string().optional().describe("Where it was refused: what of it is wrong"),
  detail: z.string().optional().describe("Where it was refused: what stands against it, in words"),
};

/** What became of each, one for one, in the order of the call. */
export const registeredView = z.object({
  items: z.array(
    z.object({
      id: z.string().nullable().describe("Null where it was refused"),
      externalId: z.string(),
      status: z
        .enum(["created", "updated", "unchanged", "refused"])
        .describe("unchanged: at most the time of its last use is another"),
      ...refusedFields,
    }),
  ),
});

export const removedResourceView = z.object({ id: z.string(), type: z.string(), name: z.string() });

export const removedResourcesView = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      status: z.enum(["removed", "refused"]),
      ...refusedFields,
    }),
  ),
});

/** What the deletion of resources ends. */
export const removalView = z.object({
  resources: z.number().int().describe("How many of them the caller may delete"),
  kept: z.number().int().describe("The others: out of sight, or not the caller's to delete"),
  sizeBytes: z.number().int().describe("Of all that are deleted, as far as they say"),
  rules: z.number().int().describe("Access rules for them alone"),
  shares: z.number().int().describe("Projects into which they are shared"),
  requests: z.number().int().describe("Open requests for access to them"),
});

/** True where the caller may rename, change and delete it. */
export function mayChange({ type, permissions }: Pick<ResourceView, "type" | "permissions">): boolean {
  return permissions.includes(type === "queue" ? "queue.manage" : "modify");
}

type RegisterResourcesInput = z.infer<typeof registerResourcesSchema>;
export type RegisterInProjectInput = z.infer<typeof registerInProjectSchema>;
export type RegisteredInput = RegisterResourcesInput["resources"][number];
export type RegisteredView = z.infer<typeof registeredView>;
export type RegisteredItem = RegisteredView["items"][number];
export type ListResourcesInput = z.infer<typeof listResourcesSchema>;
export type UpdateResourceInput = z.infer<typeof updateResourceSchema>;
export type RemoveResourcesInput = z.infer<typeof removeResourcesSchema>;
export type RemovedResourceView = z.infer<typeof removedResourceView>;
export type RemovedResourcesView = z.infer<typeof removedResourcesView>;
export type RemovalView = z.infer<typeof removalView>;
export type ResourceView = z.infer<typeof resourceView>;
export type ResourcePermission = (typeof RESOURCE_PERMISSIONS)[number];
