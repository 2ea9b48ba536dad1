import { z } from "zod";
import { PROJECT_ROLES } from "../access/permissions";
import { pageOf, pageSchema } from "../paging";
import { nameSchema, slugSchema, textSchema } from "../text";

const DESCRIPTION_LENGTH = 2_000;

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
});

export const renameProjectSchema = z.object({
  name: nameSchema.optional().describe("Its new name"),
  slug: slugField.optional(),
  description: descriptionField.optional(),
});

export const listProjectsSchema = pageSchema;

export const listMyProjectsSchema = pageSchema.extend({
  of: z
    .enum(["all", "owned", "member"])
    .default("all")
    .describe("Those one owns, those of others that one is in, or both"),
});

export const projectView = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  visibility: z.enum(["private", "open"]),
  kind: z.enum(["ordinary", "default", "examples"]).describe("`default`: one in each workspace; `examples`: read-only"),
  role: z.enum(PROJECT_ROLES).describe("The caller's highest role in it"),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  status: z.enum(["active", "archived"]),
  createdAt: z.iso.datetime(),
});

/** One project, with what the caller may do in it. */
export const projectDetailView = projectView.extend({
  permissions: z.array(z.string()).describe("The names of all that the caller may do in it"),
});

export const projectPage = pageOf(projectView);

const placeView = z.object({ id: z.string(), name: z.string(), slug: z.string() });

export const myProjectView = projectView.extend({
  workspace: placeView,
  organization: placeView.extend({ personal: z.boolean() }),
});

export const myProjectPage = pageOf(myProjectView);

export type CreateProjectInput = z.infer<typeof createProjectSchema>;
export type RenameProjectInput = z.infer<typeof renameProjectSchema>;
export type ListMyProjectsInput = z.infer<typeof listMyProjectsSchema>;
export type ProjectView = z.infer<typeof projectView>;
export type ProjectDetailView = z.infer<typeof projectDetailView>;
export type MyProjectView = z.infer<typeof myProjectView>;
