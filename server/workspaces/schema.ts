import { z } from "zod";
import { WORKSPACE_ROLES } from "../access/rights/built-in-roles";
import { pageOf, pageSchema } from "../paging";
import { RESTORE_DAYS } from "../projects/schema";
import { nameSchema, slugSchema } from "../text";
import { DAY_MILLISECONDS } from "../time";

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

/** A workspace of the caller's own, with what belongs to being in it. */
const myWorkspaceView = workspaceView.extend({
  members: z
    .object({ total: z.number().int(), names: z.array(z.string()).describe("The first of them") })
    .nullable()
    .describe("Null where the caller may not list them"),
  credentials: z
    .object({
      total: z.number().int(),
      newest: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          accessKey: z.string(),
          lastUsedAt: z.iso.datetime().nullable(),
        }),
      ),
    })
    .nullable()
    .describe("The caller's own that work; null while the workspace is suspended"),
  lastUsedAt: z.iso.datetime().nullable().describe("When one of the caller's credentials was used here last"),
});

export const myWorkspacePage = pageOf(myWorkspaceView);

const targetField = z
  .string()
  .describe("Slug or id of the workspace")
  .transform((value) => (/^[A-Za-z0-9_-]{1,64}$/.test(value) ? value : ""));

/** A workspace as its organization's administration names it. */
export const workspaceTargetSchema = z.object({ target: targetField });

export const removeWorkspaceSchema = workspaceTargetSchema.extend({
  name: z.string().max(400).describe("Its name or slug, typed by whoever deletes it; must be the right one"),
});

export const WORKSPACE_STATES = ["active", "archived", "suspended", "deleted"] as const;

export const workspaceStateView = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  status: z.enum(WORKSPACE_STATES),
  deletedAt: z.iso.datetime().nullable(),
  restorableUntil: z.iso.datetime().nullable().describe("Until then a deleted one may be restored"),
});

export interface StateColumns {
  archivedAt: Date | null;
  suspendedAt: Date | null;
  deletedAt: Date | null;
}

export const RESTORE_MILLISECONDS = RESTORE_DAYS * DAY_MILLISECONDS;

/** Which state a workspace is in; where it is in several, the one that matters most. */
export function stateFields({ archivedAt, suspendedAt, deletedAt }: StateColumns) {
  const standing = suspendedAt !== null ? "suspended" : archivedAt === null ? "active" : "archived";
  const until = deletedAt === null ? null : new Date(deletedAt.getTime() + RESTORE_MILLISECONDS);
  return {
    status: deletedAt === null ? standing : "deleted",
    deletedAt: deletedAt?.toISOString() ?? null,
    restorableUntil: until?.toISOString() ?? null,
  } as const;
}

/** The receipt of a deletion: what ended with it. */
export const removedWorkspaceView = workspaceStateView.extend({
  credentials: z.number().int().describe("Credentials that work no more, also after it is restored"),
  invitations: z.number().int().describe("Open invitations that were revoked"),
  links: z.number().int().describe("Links that were revoked"),
});

const countedView = z.object({
  total: z.number().int(),
  names: z.array(z.string()).describe("The first of them"),
});

/** What goes with a place that is deleted. */
export const workspaceRemovalView = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  projects: countedView,
  members: countedView,
  serviceAccounts: countedView,
  groups: countedView,
  rules: countedView.describe("Access rules that hold now; they have no names"),
  credentials: countedView.describe("Those that work now"),
  invitations: countedView.describe("Open ones"),
  links: countedView.describe("Those that work now"),
});

export type CreateWorkspaceInput = z.infer<typeof createWorkspaceSchema>;
export type RenameWorkspaceInput = z.infer<typeof renameWorkspaceSchema>;
export type WorkspaceView = z.infer<typeof workspaceView>;
export type MyWorkspaceView = z.infer<typeof myWorkspaceView>;
export type WorkspaceTargetInput = z.infer<typeof workspaceTargetSchema>;
export type RemoveWorkspaceInput = z.infer<typeof removeWorkspaceSchema>;
export type WorkspaceStateView = z.infer<typeof workspaceStateView>;
export type RemovedWorkspaceView = z.infer<typeof removedWorkspaceView>;
export type WorkspaceRemovalView = z.infer<typeof workspaceRemovalView>;
