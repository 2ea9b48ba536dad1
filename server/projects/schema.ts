import { z } from "zod";
import { PROJECT_ROLES } from "../access/rights/built-in-roles";
import { pageOf, pageSchema } from "../paging";
import { givenSchema, idSchema, nameSchema, slugSchema, textSchema } from "../text";

const DESCRIPTION_LENGTH = 2_000;
const PLACE_LENGTH = 100;
const NAME_LENGTH = 400;

/** How long an owner may restore a deleted project; its project ID stays reserved until then. */
export const RESTORE_DAYS = 30;

export const PROJECT_STATES = ["active", "archived", "deleted"] as const;

const slugField = slugSchema.describe(
  "The project ID: letters, digits, - and _; unique in its workspace, without case",
);
const descriptionField = textSchema(DESCRIPTION_LENGTH).describe("What it is for");
const visibilityField = z
  .enum(["private", "open"])
  .describe("private: its collaborators and the admins above; open: everybody in the workspace, by their role");

export const createProjectSchema = z.object({
  name: nameSchema.describe("Its name"),
  slug: slugField.optional(),
  description: descriptionField.optional(),
  visibility: visibilityField.optional(),
  copyKeys: z
    .boolean()
    .optional()
    .describe(
      "true: it begins with copies of the third-party keys of the caller's Personal project. Anyone who can run jobs in it can read them",
    ),
});

export const renameProjectSchema = z.object({
  name: nameSchema.optional().describe("Its new name"),
  slug: slugField.optional(),
  description: descriptionField.optional(),
});

export const setVisibilitySchema = z.object({ visibility: visibilityField });

export const removeProjectSchema = z.object({
  name: z
    .string()
    .max(NAME_LENGTH)
    .describe("Its name or project ID, typed by whoever deletes it; must be the right one"),
});

export const handOverSchema = z.object({
  user: idSchema("User id").describe("Id of the new owner: a collaborator, or somebody of the workspace"),
});

export const moveTargetSchema = z.object({
  to: givenSchema(PLACE_LENGTH).describe("Slug or id of the other workspace, of the same organization"),
});

export const moveProjectSchema = moveTargetSchema.extend({
  slug: slugField.optional().describe("Another project ID, where the present one is taken over there"),
});

export const setDefaultProjectSchema = z.object({
  default: z.boolean().default(true).describe("false: the workspace's own default project is the caller's again"),
});

export const listProjectsSchema = pageSchema.extend({
  state: z
    .enum(PROJECT_STATES)
    .optional()
    .describe(
      "Only those in this state; where absent, all but deleted ones, which only those see who may restore them",
    ),
});

export const listMyProjectsSchema = pageSchema.extend({
  of: z
    .enum(["all", "owned", "member"])
    .default("all")
    .describe("Those one owns, those of others that one is in, or both"),
  state: z.enum(["active", "archived"]).optional().describe("Only those in this state; both where absent"),
});

export const projectView = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  visibility: z.enum(["private", "open"]),
  hidden: z.boolean().describe("It stands in the lists of those alone who want to see hidden projects"),
  kind: z.enum(["ordinary", "default", "examples"]).describe("`default`: one in each workspace; `examples`: read-only"),
  role: z
    .enum([...PROJECT_ROLES, "custom", "access"])
    .describe("The caller's highest role in it; `access`: an access map in place of a role"),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  isDefault: z.boolean().describe("The caller chose it as their default in its workspace"),
  status: z.enum(PROJECT_STATES),
  createdAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable().describe(`For ${RESTORE_DAYS} days after it an owner may restore it`),
  restorable: z.boolean().optional().describe("In a list of deleted ones: whether the caller may restore it"),
});

const placeView = z.object({ id: z.string(), name: z.string(), slug: z.string() });

/** One project, with what the caller may do in it. */
export const projectDetailView = projectView.extend({
  workspace: placeView,
  organization: placeView.extend({ personal: z.boolean() }),
  inWorkspace: z.boolean().describe("false: the caller reaches this project without belonging to its workspace"),
  permissions: z.array(z.string()).describe("The names of all that the caller may do in it"),
});

export const movedProjectView = projectView.extend({ workspace: placeView });

export const projectPage = pageOf(projectView);

const peopleView = z.object({
  total: z.number().int(),
  people: z.array(z.object({ id: z.string(), name: z.string() })).describe("The first of them"),
});

/** Who comes to reach the project, and who no longer does. */
export const visibilityPreview = z.object({ gain: peopleView, lose: peopleView });

/** What ends when the project is deleted, until it is restored. */
export const removalPreview = z.object({
  collaborators: peopleView,
  external: peopleView.describe("Of the collaborators, those who see nothing else here"),
  invitations: z.number().int().describe("Open invitations to it, which are revoked"),
  rules: z.number().int().describe("Access rules on it, on its resources, and by which others share with it"),
  credentials: z
    .number()
    .int()
    .describe("Its own credentials, which have to be enabled one by one after it was restored"),
  keys: z.number().int().describe("Its third-party keys, which nobody can read until it is restored"),
});

/** What a move takes along, what it leaves behind, and who reaches the project afterwards. */
export const movePreview = z.object({
  target: placeView,
  slugTaken: z.boolean().describe("The project ID belongs to another project over there: give another one"),
  collaborators: peopleView.describe("Who keep their roles"),
  customRoles: peopleView.describe("Whose custom role is of this workspace: they become viewers"),
  invitations: z.number().int().describe("Open invitations to it, which are revoked"),
  rules: z
    .number()
    .int()
    .describe(
      "Access rules on it, on its resources, and by which others share with it: they end, being of this workspace",
    ),
  requests: z.number().int().describe("Requests for access to it or to its resources, which end undecided"),
  defaults: z.number().int().describe("People who chose it as their default project here"),
  credentials: z
    .number()
    .int()
    .describe("Credentials of collaborators for this workspace alone: they go on, and no longer reach the project"),
  ownCredentials: z.number().int().describe("Credentials of the project itself, which go along and work on"),
  keys: z.number().int().describe("Third-party keys of the project, which go along"),
  gain: peopleView,
  lose: peopleView,
});

const myProjectView = projectView.extend({
  collaborator: z.boolean().describe("false: it is open to the workspace, and the caller has no part of their own"),
  workspace: placeView,
  organization: placeView.extend({ personal: z.boolean() }),
});

export const myProjectPage = pageOf(myProjectView);

export type CreateProjectInput = z.infer<typeof createProjectSchema>;
export type RenameProjectInput = z.infer<typeof renameProjectSchema>;
export type SetVisibilityInput = z.infer<typeof setVisibilitySchema>;
export type RemoveProjectInput = z.infer<typeof removeProjectSchema>;
export type HandOverInput = z.infer<typeof handOverSchema>;
export type MoveProjectInput = z.infer<typeof moveProjectSchema>;
export type SetDefaultProjectInput = z.infer<typeof setDefaultProjectSchema>;
export type ListProjectsInput = z.infer<typeof listProjectsSchema>;
export type VisibilityPreview = z.infer<typeof visibilityPreview>;
export type RemovalPreview = z.infer<typeof removalPreview>;
export type MovedProjectView = z.infer<typeof movedProjectView>;
export type MovePreview = z.infer<typeof movePreview>;
export type ListMyProjectsInput = z.infer<typeof listMyProjectsSchema>;
export type ProjectView = z.infer<typeof projectView>;
export type ProjectDetailView = z.infer<typeof projectDetailView>;
export type MyProjectView = z.infer<typeof myProjectView>;
