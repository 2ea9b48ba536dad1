import { z } from "zod";
import type { ProjectPermission, WorkspacePermission } from "../access/permissions";
import { PROJECT_ROLES, WORKSPACE_ROLES } from "../access/rights/built-in-roles";
import { RESOURCE_TYPES } from "../access/rights/resource-types";
import { heldInProject, heldInWorkspace, projectRights, workspaceRights } from "../access/rights/held";
import { pageOf, pageSchema } from "../paging";
import { givenSchema, idSchema, textSchema, uniqueNameSchema } from "../text";

const ROLE_LEVELS = ["workspace", "project"] as const;

export type RoleLevel = (typeof ROLE_LEVELS)[number];
type RolePermission = WorkspacePermission | ProjectPermission;

/**
 * What a custom role of a level can hold: all that the level's admin may. What a project's owner may alone is handed over
 * with the project and never given away in parts.
 */
export const GRANTABLE: Readonly<Record<RoleLevel, readonly RolePermission[]>> = {
  workspace: workspaceRights(heldInWorkspace("admin")),
  project: projectRights(heldInProject("admin")),
};

/** What every custom role of a level holds, since without it nobody could come in or go. */
export const ALWAYS_HELD: Readonly<Record<RoleLevel, readonly RolePermission[]>> = {
  workspace: workspaceRights(heldInWorkspace("custom")),
  project: projectRights(heldInProject("custom")),
};

/** The roles of the product, level by level, with all that they may. */
export const BUILT_IN_ROLES: readonly { name: string; level: RoleLevel; permissions: readonly string[] }[] = [
  ...WORKSPACE_ROLES.map((name) => ({
    name,
    level: "workspace" as const,
    permissions: workspaceRights(heldInWorkspace(name)),
  })),
  ...PROJECT_ROLES.map((name) => ({
    name,
    level: "project" as const,
    permissions: projectRights(heldInProject(name)),
  })),
];

/** Words that name a role of the product, or what somebody is without one. */
const TAKEN_WORDS = ["owner", "admin", "member", "viewer", "billing", "operator", "custom", "access", "inherited"];

const RESOURCE_RIGHTS = ["read", "modify"] as const;

const DESCRIPTION_LENGTH = 500;

const nameField = uniqueNameSchema(TAKEN_WORDS).describe("Unique among the roles of its level, compared without case");

const descriptionField = textSchema(DESCRIPTION_LENGTH).transform((value) => value.normalize("NFC").trim());

const permissionsField = z
  .array(z.string().max(100))
  .max(200)
  .describe("Names of permissions of the role's level, no more than the caller holds");

const accessField = z
  .partialRecord(z.enum(RESOURCE_TYPES), z.enum(RESOURCE_RIGHTS))
  .describe("read or modify for each type of resource; a type that is missing is out of reach");

export const createRoleSchema = z.object({
  level: z.enum(ROLE_LEVELS),
  name: nameField,
  description: descriptionField.optional(),
  from: givenSchema(100)
    .optional()
    .describe("The role whose rights are copied: the name of one of the product, or the id of a custom one"),
  permissions: permissionsField.optional(),
  access: accessField.optional(),
});

const roleField = idSchema("Role id");

export const updateRoleSchema = z.object({
  role: roleField,
  name: nameField.optional(),
  description: descriptionField.optional(),
  permissions: permissionsField.optional(),
  access: accessField.optional(),
});

export const roleSchema = z.object({ role: roleField });

export const removeRoleSchema = z.object({
  role: roleField,
  replacement: givenSchema(100)
    .optional()
    .describe("The role that its holders get instead: a name of the product's, or the id of a custom one"),
});

export const listRolesSchema = pageSchema.extend({
  level: z.enum(ROLE_LEVELS).optional().describe("Only roles of this level"),
});

export const roleView = z.object({
  id: z.string(),
  name: z.string(),
  level: z.enum(ROLE_LEVELS),
  description: z.string(),
  permissions: z.array(z.string()),
  access: z.record(z.string(), z.enum(RESOURCE_RIGHTS)),
  holderCount: z.number().int().describe("How many memberships have it"),
  createdAt: z.iso.datetime(),
});

const builtInRoleView = z.object({
  name: z.string(),
  level: z.enum(ROLE_LEVELS),
  permissions: z.array(z.string()),
});

export const rolePage = pageOf(roleView).extend({
  builtIn: z.array(builtInRoleView).describe("The roles of the product, which are the same everywhere"),
});

/** Who a change of the role concerns. */
export const affectedView = z.object({
  holderCount: z.number().int(),
  firstHolders: z.array(z.object({ id: z.string(), name: z.string() })),
  invitations: z.number().int().describe("Open invitations and links that give it"),
});

export const removedRoleView = z.object({
  id: z.string(),
  name: z.string(),
  replacement: z.string().nullable(),
  changed: z.number().int().describe("How many memberships got the replacement"),
});

export type RoleView = z.infer<typeof roleView>;
export type RolePage = z.infer<typeof rolePage>;
export type AffectedView = z.infer<typeof affectedView>;
export type RemovedRoleView = z.infer<typeof removedRoleView>;
export type CreateRoleInput = z.infer<typeof createRoleSchema>;
export type UpdateRoleInput = z.infer<typeof updateRoleSchema>;
export type RemoveRoleInput = z.infer<typeof removeRoleSchema>;
export type ListRolesInput = z.infer<typeof listRolesSchema>;
export type ResourceRights = RoleView["access"];
