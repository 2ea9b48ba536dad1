import { z } from "zod";
import { WORKSPACE_ROLES } from "../access/permissions";
import { pageOf, pageSchema } from "../paging";
import { nameSchema, slugSchema } from "../text";

const slugField = slugSchema.describe("Its part of addresses: letters, digits, - and _; compared without case");

export const createWorkspaceSchema = z.object({
  name: nameSchema.describe("Its name"),
  slug: slugField.optional(),
});

export const renameWorkspaceSchema = z.object({
  name: nameSchema.optional().describe("Its new name"),
  slug: slugField.optional(),
});

export const listWorkspacesSchema = pageSchema;

export const workspaceView = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  isDefault: z.boolean().describe("The organization's default workspace: everybody in the organization is in it"),
  personal: z.boolean(),
  organization: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
  role: z.enum([...WORKSPACE_ROLES, "custom"]).describe("The caller's role, also where it comes from the organization"),
  permissions: z.array(z.string()).describe("The names of all that the caller may do in it"),
  status: z.enum(["active", "archived", "suspended"]),
  createdAt: z.iso.datetime(),
});

export const workspacePage = pageOf(workspaceView);

export type CreateWorkspaceInput = z.infer<typeof createWorkspaceSchema>;
export type RenameWorkspaceInput = z.infer<typeof renameWorkspaceSchema>;
export type WorkspaceView = z.infer<typeof workspaceView>;
