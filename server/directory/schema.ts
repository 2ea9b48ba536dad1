import { z } from "zod";
import { ORGANIZATION_ROLES } from "../access/rights/built-in-roles";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { givenSchema, idSchema, textSchema } from "../text";

export const MAPPING_TARGETS = ["group", "workspace_role", "organization_role"] as const;

/** The most rows of an organization: people have to be able to read them in their order. */
export const MOST_MAPPINGS = 500;

const LONGEST_VALUE = 400;
const ROLE_LENGTH = 40;

export const listDirectoryGroupsSchema = pageSchema.extend({
  source: z.enum(["scim", "claim"]).optional().describe("Only groups that come from there"),
});

const namedView = z.object({ id: z.string(), name: z.string() });

const directoryGroupView = z.object({
  id: z.string(),
  name: z.string(),
  externalId: z.string().nullable().describe("The directory's own id, or the claim's value"),
  source: z.enum(["scim", "claim"]),
  connection: namedView.nullable().describe("The connection whose claim names it; null: from SCIM"),
  memberCount: z.number().int(),
  mappings: z.number().int().describe("How many rows give it a meaning"),
  createdAt: z.iso.datetime(),
});

export const directoryGroupPage = pageOf(directoryGroupView);

export const directoryGroupColumns = columnsOf(directoryGroupView, {
  id: ({ id }) => id,
  name: ({ name }) => name,
  externalId: ({ externalId }) => externalId,
  source: ({ source }) => source,
  connection: ({ connection }) => connection?.name ?? null,
  members: ({ memberCount }) => memberCount,
  mappings: ({ mappings }) => mappings,
  createdAt: ({ createdAt }) => createdAt,
});

const mappingField = idSchema("Mapping id");

export const listMappingsSchema = pageSchema.omit({ sort: true, cursor: true, limit: true, total: true }).extend({
  identityProvider: idSchema("Only rows of this connection, and rows of every one").optional(),
});

const mappingFieldsSchema = z.object({
  identityProvider: idSchema("The connection that it holds for").nullable().optional().describe("Null: any, and SCIM"),
  directoryGroup: idSchema("A directory group").optional(),
  claimValue: textSchema(LONGEST_VALUE)
    .transform((value) => value.trim())
    .pipe(z.string().min(1, "must not be empty"))
    .optional()
    .describe("Or a value as the claim has it"),
  target: z
    .enum(MAPPING_TARGETS)
    .describe("What it gives: a group or a role in a workspace, a role in the organization"),
  workspace: idSchema("Workspace id").optional(),
  group: idSchema("Group id, where the target is one").optional(),
  role: givenSchema(ROLE_LENGTH)
    .optional()
    .describe("admin, member, viewer or a custom role's id; in the organization owner, admin, billing or member"),
});

export const createMappingSchema = mappingFieldsSchema;
export const updateMappingSchema = mappingFieldsSchema.extend({ mapping: mappingField });
export const mappingSchema = z.object({ mapping: mappingField });
export const moveMappingSchema = z.object({
  mapping: mappingField,
  position: z.number().int().min(1).max(MOST_MAPPINGS).describe("Where it stands afterwards, from 1"),
});

export const mappingView = z.object({
  id: z.string(),
  position: z.number().int().describe("Rows are read in this order, from 1"),
  connection: namedView.nullable(),
  directoryGroup: namedView.nullable(),
  claimValue: z.string().nullable(),
  target: z.enum(MAPPING_TARGETS),
  workspace: namedView.nullable(),
  group: namedView.nullable(),
  role: z.string().nullable(),
  roleName: z.string().nullable().describe("The name of a custom role"),
  organizationRole: z.enum(ORGANIZATION_ROLES).nullable(),
  createdAt: z.iso.datetime(),
});

export const mappingsView = z.object({ items: z.array(mappingView) });
export const removedMappingView = z.object({ id: z.string() });

export type ListDirectoryGroupsInput = z.infer<typeof listDirectoryGroupsSchema>;
export type DirectoryGroupView = z.infer<typeof directoryGroupView>;
export type ListMappingsInput = z.infer<typeof listMappingsSchema>;
export type MappingFields = z.infer<typeof mappingFieldsSchema>;
export type UpdateMappingInput = z.infer<typeof updateMappingSchema>;
export type MoveMappingInput = z.infer<typeof moveMappingSchema>;
export type MappingView = z.infer<typeof mappingView>;
