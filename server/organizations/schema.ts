import { z } from "zod";
import { ORGANIZATION_ROLES, WORKSPACE_ROLES } from "../access/permissions";
import { pageOf, pageSchema } from "../paging";
import { nameSchema, slugSchema } from "../text";

const slugField = slugSchema.describe("Its part of addresses: letters, digits, - and _; compared without case");

export const createOrganizationSchema = z.object({
  name: nameSchema.describe("Its name"),
  slug: slugField.optional(),
});

export const renameOrganizationSchema = z.object({
  name: nameSchema.optional().describe("Its new name"),
  slug: slugField.optional(),
});

export const listOrganizationsSchema = pageSchema;

export const listOrganizationWorkspacesSchema = pageSchema;

export const organizationView = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  personal: z.boolean().describe("The caller's own, which nobody else ever joins"),
  role: z.enum(ORGANIZATION_ROLES).describe("The caller's role"),
  status: z.enum(["active", "suspended"]),
  createdAt: z.iso.datetime(),
});

export const organizationPage = pageOf(organizationView);

/** The answer to creation names the default workspace too, so that one can go there. */
export const createdOrganizationView = organizationView.extend({
  defaultWorkspace: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
});

export const organizationWorkspaceView = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  isDefault: z.boolean(),
  role: z.enum(WORKSPACE_ROLES).describe("The caller's role in it, also where it comes from the organization"),
  status: z.enum(["active", "suspended"]),
  createdAt: z.iso.datetime(),
});

export const organizationWorkspacePage = pageOf(organizationWorkspaceView);

export type CreateOrganizationInput = z.infer<typeof createOrganizationSchema>;
export type RenameOrganizationInput = z.infer<typeof renameOrganizationSchema>;
export type OrganizationView = z.infer<typeof organizationView>;
export type CreatedOrganizationView = z.infer<typeof createdOrganizationView>;
export type OrganizationWorkspaceView = z.infer<typeof organizationWorkspaceView>;
