import { z } from "zod";
import { ORGANIZATION_ROLES, WORKSPACE_ROLES } from "../access/rights/built-in-roles";
import { pageOf, pageSchema } from "../paging";
import { nameSchema, slugSchema } from "../text";
import { WORKSPACE_STATES } from "../workspaces/schema";

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

export const listOrganizationWorkspacesSchema = pageSchema.extend({
  state: z
    .enum(WORKSPACE_STATES)
    .optional()
    .describe(
      "Only those in this state; where absent, all but deleted ones, which only those see who may restore them",
    ),
});

export const removeOrganizationSchema = z.object({
  name: z.string().max(400).describe("Its name or slug, typed by whoever deletes it; must be the right one"),
});

export const listDeletedSchema = pageSchema;

export const organizationView = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  personal: z.boolean().describe("The caller's own, which nobody else ever joins"),
  role: z.enum(ORGANIZATION_ROLES).describe("The caller's role"),
  status: z.enum(["active", "suspended"]),
  needs: z
    .enum(["sso", "second_factor"])
    .nullable()
    .describe("What the caller still has to prove before they come in: the organization's provider, a second factor"),
  createdAt: z.iso.datetime(),
});

export const organizationPage = pageOf(organizationView);

const placeView = z.object({ id: z.string(), name: z.string(), slug: z.string() });

/** The receipt of a deletion: what ended with it. */
export const removedOrganizationView = placeView.extend({
  deletedAt: z.iso.datetime(),
  credentials: z.number().int().describe("Credentials that work no more, also after it is restored"),
  invitations: z.number().int().describe("Open invitations that were revoked"),
  links: z.number().int().describe("Links that were revoked"),
});

/** What goes with the organization if it is deleted. */
export const organizationRemovalView = placeView.extend({
  workspaces: z.object({ total: z.number().int(), names: z.array(z.string()).describe("The first of them") }),
  projects: z.number().int(),
  members: z.number().int(),
  serviceAccounts: z.number().int(),
  credentials: z.number().int().describe("Those that work now"),
  invitations: z.number().int().describe("Open ones"),
});

const deletedOrganizationView = placeView.extend({
  deletedAt: z.iso.datetime(),
  restorableUntil: z.iso.datetime().describe("Until then an owner may restore it"),
});

export const deletedOrganizationPage = pageOf(deletedOrganizationView);

/** The answer to creation names the default workspace too, so that one can go there. */
export const createdOrganizationView = organizationView.extend({
  defaultWorkspace: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
});

const organizationWorkspaceView = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  isDefault: z.boolean(),
  role: z
    .enum([...WORKSPACE_ROLES, "custom"])
    .describe("The caller's role in it, also where it comes from the organization"),
  status: z.enum(WORKSPACE_STATES),
  createdAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
  restorableUntil: z.iso.datetime().nullable().describe("Until then a deleted one may be restored"),
});

export const organizationWorkspacePage = pageOf(organizationWorkspaceView);

export type CreateOrganizationInput = z.infer<typeof createOrganizationSchema>;
export type RenameOrganizationInput = z.infer<typeof renameOrganizationSchema>;
export type OrganizationView = z.infer<typeof organizationView>;
export type CreatedOrganizationView = z.infer<typeof createdOrganizationView>;
export type OrganizationWorkspaceView = z.infer<typeof organizationWorkspaceView>;
export type ListOrganizationWorkspacesInput = z.infer<typeof listOrganizationWorkspacesSchema>;
export type RemoveOrganizationInput = z.infer<typeof removeOrganizationSchema>;
export type RemovedOrganizationView = z.infer<typeof removedOrganizationView>;
export type OrganizationRemovalView = z.infer<typeof organizationRemovalView>;
export type DeletedOrganizationView = z.infer<typeof deletedOrganizationView>;
