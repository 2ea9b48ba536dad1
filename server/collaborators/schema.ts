import { z } from "zod";
import { ACCESS_LEVELS, PROJECT_RESOURCE_TYPES } from "../access/rights/resource-types";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { givenSchema, idSchema } from "../text";

const ADDRESS_LENGTH = 1_000;
const ROLE_LENGTH = 100;

/** What trainML's users grant most often: all jobs, and datasets and models to read. */
export const COMMON_ACCESS = { job: "all", dataset: "read", model: "read" } as const;

const roleField = givenSchema(ROLE_LENGTH)
  .optional()
  .describe("admin, member, viewer, or the id of a custom role for projects");

const accessField = z
  .partialRecord(z.enum(PROJECT_RESOURCE_TYPES), z.enum(ACCESS_LEVELS))
  .optional()
  .describe("In place of a role: none, read or all for each resource type; a type that is missing is none");

const endField = z.iso
  .datetime({ offset: true })
  .nullable()
  .optional()
  .describe("When it ends on its own (ISO 8601); null: never");

const EXCLUSIVE = { message: "must come without a role", path: ["access"] };

function oneOf({ role, access }: { role?: string | undefined; access?: object | undefined }): boolean {
  return role === undefined || access === undefined;
}

export const addCollaboratorSchema = z
  .object({
    email: z.string().max(ADDRESS_LENGTH).describe("Whom to add: somebody of the organization, at once"),
    role: roleField,
    access: accessField,
    external: z
      .boolean()
      .default(false)
      .describe("Somebody who does not belong to the organization is invited to this one project"),
    expiresAt: endField,
  })
  .refine(oneOf, EXCLUSIVE);

const userField = idSchema("User id");

export const updateCollaboratorSchema = z
  .object({ user: userField, role: roleField, access: accessField, expiresAt: endField })
  .refine(oneOf, EXCLUSIVE);

export const removeCollaboratorSchema = z.object({ user: userField });

export const listCollaboratorsSchema = pageSchema.extend({
  external: z.enum(["true", "false"]).optional().describe("Only external ones, or only people of the organization"),
});

const accessView = z.partialRecord(z.enum(PROJECT_RESOURCE_TYPES), z.enum(ACCESS_LEVELS));

export const collaboratorView = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable().describe("Null to external collaborators, who see names alone"),
    picture: z.string().optional().describe("Address of their picture, where they have one"),
  }),
  role: z.enum(["owner", "admin", "member", "viewer", "custom", "access"]),
  customRole: z.object({ id: z.string(), name: z.string() }).nullable(),
  access: accessView.nullable().describe("Where the role is `access`: what of each resource type"),
  external: z.boolean().describe("In this one project only, without belonging to the organization"),
  status: z.enum(["active", "suspended"]),
  addedBy: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  addedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable().describe("When it ends on its own"),
});

export const collaboratorPage = pageOf(collaboratorView);

/** As a file, one column for each field. */
export const collaboratorColumns = columnsOf(collaboratorView, {
  user: ({ user }) => user.id,
  name: ({ user }) => user.name,
  email: ({ user }) => user.email,
  role: ({ role }) => role,
  customRole: ({ customRole }) => customRole?.name ?? null,
  access: ({ access }) =>
    access === null
      ? null
      : Object.entries(access)
          .map((pair) => pair.join(":"))
          .join(" "),
  external: ({ external }) => external,
  status: ({ status }) => status,
  addedBy: ({ addedBy }) => addedBy?.name ?? null,
  addedAt: ({ addedAt }) => addedAt,
  expiresAt: ({ expiresAt }) => expiresAt,
});

/** As an invitation's item. */
export const addedCollaboratorView = z.object({
  email: z.string(),
  status: z.enum(["added", "invited"]),
  collaborator: collaboratorView.optional().describe("Whom was added at once"),
  invitation: z.string().optional().describe("Invitation id"),
  link: z.string().optional().describe("To copy and hand over; shown this once"),
  mail: z.enum(["queued", "sent", "failed", "off"]).optional(),
});

/** The receipt of a removal. */
export const endedCollaboratorView = z.object({
  user: z.object({ id: z.string(), name: z.string() }),
  endedAt: z.iso.datetime(),
  stillReaches: z
    .boolean()
    .describe("By a role in the workspace or the organization, or by a rule for a group or role"),
  rules: z.number().int().describe("Access rules on the project or its resources that named them, and no longer do"),
});

export type AddCollaboratorInput = z.infer<typeof addCollaboratorSchema>;
export type UpdateCollaboratorInput = z.infer<typeof updateCollaboratorSchema>;
export type ListCollaboratorsInput = z.infer<typeof listCollaboratorsSchema>;
export type CollaboratorView = z.infer<typeof collaboratorView>;
export type AddedCollaboratorView = z.infer<typeof addedCollaboratorView>;
export type EndedCollaboratorView = z.infer<typeof endedCollaboratorView>;
