import { z } from "zod";
import { ACCESS_LEVELS, RESOURCE_TYPES } from "../access/rights/resource-types";
import { columnsOf, pageOf, pageSchema, type Cell } from "../paging";
import { givenSchema, idSchema, textSchema } from "../text";

/** Most people that one request invites by their addresses, and most rows of one file. */
const MAXIMUM_INVITATIONS = 50;
export const MAXIMUM_ROWS = 1_000;
export const DEFAULT_DAYS = 7;
export const MINIMUM_DAYS = 1;
export const MAXIMUM_DAYS = 30;

export const INVITATION_STATUSES = ["pending", "accepted", "declined", "expired", "revoked"] as const;

const ADDRESS_LENGTH = 1_000;
const TOKEN_LENGTH = 200;
const NAME_LENGTH = 200;
const CSV_LENGTH = 5_242_880;
const MOST_GROUPS = 20;
const MOST_PROJECTS = 20;
const REASON_LENGTH = 500;

export const expiresField = z.iso
  .datetime({ offset: true })
  .optional()
  .describe(`When it ends (ISO 8601): ${MINIMUM_DAYS} to ${MAXIMUM_DAYS} days from now; ${DEFAULT_DAYS} where absent`);

const roleField = givenSchema(NAME_LENGTH);

/** What somebody gets with the membership; for invitations and for links. */
export const workspaceRoleField = roleField
  .default("member")
  .describe("The role in the workspace: admin, member, viewer, or the id of a custom role");

export const groupsField = z
  .array(givenSchema(NAME_LENGTH))
  .max(MOST_GROUPS, `must have at most ${MOST_GROUPS} groups`)
  .default([])
  .describe("Groups of the workspace to come into, by id or name");

export const memberUntilField = z.iso
  .datetime({ offset: true })
  .optional()
  .describe("When the membership that it gives ends (ISO 8601); absent: never");

const projectsField = z
  .array(
    z.object({
      project: givenSchema(NAME_LENGTH).describe("Slug or id"),
      role: roleField.default("member").describe("admin, member, viewer, or the id of a custom role for projects"),
    }),
  )
  .max(MOST_PROJECTS, `must have at most ${MOST_PROJECTS} projects`)
  .default([])
  .describe("Projects to come into, each with a role");

export const createInvitationsSchema = z.object({
  emails: z
    .array(z.string().max(ADDRESS_LENGTH))
    .min(1, "must have at least one address")
    .max(MAXIMUM_INVITATIONS, `must have at most ${MAXIMUM_INVITATIONS} addresses`)
    .describe("Whom to invite; each is answered for itself"),
  role: workspaceRoleField,
  groups: groupsField,
  projects: projectsField,
  memberUntil: memberUntilField,
  expiresAt: expiresField,
});

export const importInvitationsSchema = z.object({
  csv: z
    .string()
    .max(CSV_LENGTH, "must have at most 5 MiB")
    .describe(
      `UTF-8, first line \`email\`, \`email,role\` or \`email,role,groups\` in any order, then at most ${MAXIMUM_ROWS} rows; several groups of a row are separated by semicolons`,
    ),
  role: workspaceRoleField,
  groups: groupsField,
  memberUntil: memberUntilField,
  expiresAt: expiresField,
});

export const listInvitationsSchema = pageSchema.extend({
  status: z.enum(INVITATION_STATUSES).optional().describe("Only invitations in this state"),
});

const invitationId = { invitation: idSchema("Invitation id") };

export const resendInvitationSchema = z.object({ ...invitationId, expiresAt: expiresField });

export const copyInvitationLinkSchema = z.object(invitationId);

export const revokeInvitationSchema = z.object(invitationId);

const tokenField = z
  .string()
  .max(TOKEN_LENGTH)
  .describe("The token of the mailed or of the copied link; for whom it is, by a verified address, its id too");

export const invitationTokenSchema = z.object({ token: tokenField });

export const declineInvitationSchema = z.object({
  token: tokenField,
  reason: textSchema(REASON_LENGTH).optional().describe("What the inviter shall read"),
});

export const listMineSchema = pageSchema;

/** What became of the letter: `off` where the instance has no mail server, so that the link is all there is. */
const mailView = z.object({
  state: z.enum(["queued", "sent", "failed", "off"]),
  reason: z.string().nullable().describe("The mail server's answer where the delivery failed"),
});

export const roleView = z.string().describe("admin, member, viewer; custom: see customRole; access: by an access map");
export const customRoleView = z.object({ id: z.string(), name: z.string() }).nullable();
const personView = z.object({ id: z.string(), name: z.string().nullable() });
const accessView = z.partialRecord(z.enum(RESOURCE_TYPES), z.enum(ACCESS_LEVELS)).nullable();
const namedView = z.object({ id: z.string(), name: z.string() });

export const invitationView = z.object({
  id: z.string(),
  email: z.string(),
  role: roleView,
  customRole: customRoleView,
  groups: z.array(namedView),
  projects: z.array(namedView.extend({ role: z.string() })),
  external: namedView.nullable().describe("The one project that an invitation of an external collaborator gives"),
  access: accessView.describe("Its access map, in place of a role"),
  memberUntil: z.iso.datetime().nullable(),
  status: z.enum(INVITATION_STATUSES),
  invitedBy: personView.extend({ removed: z.boolean().describe("They are not in the organization any more") }),
  /** False once the inviter may not invite any more: then nobody can accept until somebody sends it again. */
  inviterMayInvite: z.boolean().describe("False: it cannot be accepted before another admin sends it again"),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  endedBy: personView.nullable(),
  endedReason: z.string().nullable().describe("What who declined it said"),
  mismatchAt: z.iso.datetime().nullable().describe("Somebody signed in with another address tried to use it"),
  reissueAskedAt: z.iso.datetime().nullable().describe("Somebody asked for an invitation to their own address"),
  reissueAskedEmail: z.string().nullable(),
  mail: mailView,
});

export const invitationPage = pageOf(invitationView);

/** As a file, one column for each field. */
export const invitationCells: Readonly<Record<string, (item: InvitationView) => Cell>> = {
  id: ({ id }) => id,
  email: ({ email }) => email,
  role: ({ role }) => role,
  customRole: ({ customRole }) => customRole?.name ?? null,
  groups: ({ groups }) => groups.map(({ name }) => name).join("; "),
  projects: ({ projects }) => projects.map(({ name }) => name).join("; "),
  external: ({ external }) => external?.name ?? null,
  access: ({ access }) => (access === null ? null : JSON.stringify(access)),
  memberUntil: ({ memberUntil }) => memberUntil,
  status: ({ status }) => status,
  invitedBy: ({ invitedBy }) => invitedBy.id,
  invitedByName: ({ invitedBy }) => invitedBy.name,
  inviterMayInvite: ({ inviterMayInvite }) => inviterMayInvite,
  createdAt: ({ createdAt }) => createdAt,
  expiresAt: ({ expiresAt }) => expiresAt,
  endedAt: ({ endedAt }) => endedAt,
  endedBy: ({ endedBy }) => endedBy?.name ?? null,
  endedReason: ({ endedReason }) => endedReason,
  mismatchAt: ({ mismatchAt }) => mismatchAt,
  reissueAskedAt: ({ reissueAskedAt }) => reissueAskedAt,
  reissueAskedEmail: ({ reissueAskedEmail }) => reissueAskedEmail,
  mail: ({ mail }) => mail.state,
  mailReason: ({ mail }) => mail.reason,
};

export const invitationColumns = columnsOf(invitationView, invitationCells);

const invitedItem = z.object({
  email: z.string(),
  status: z.enum(["invited", "added", "refused"]),
  reason: z.string().optional().describe("Why it was refused"),
  field: z.string().optional().describe("Which column of the row is wrong"),
  link: z.string().optional().describe("To copy and hand over; shown this once"),
  invitation: z.string().optional().describe("Invitation id"),
  mail: z.enum(["queued", "sent", "failed", "off"]).optional(),
});

export const invitedItems = z.object({ items: z.array(invitedItem) });

export const importedInvitations = z.object({
  items: z.array(invitedItem.extend({ line: z.number().int().describe("The row's line in the file, from 1") })),
  invited: z.number().int(),
  added: z.number().int(),
  refused: z.number().int(),
});

export const resentInvitationView = invitationView.extend({
  link: z.string().describe("The new link; shown this once"),
});

export const copiedLinkView = z.object({
  id: z.string(),
  email: z.string(),
  expiresAt: z.iso.datetime(),
  link: z.string().describe("The new link; shown this once. The one copied before is dead, the mailed one is not"),
});

export const revokedInvitationView = z.object({
  id: z.string(),
  email: z.string(),
  status: z.literal("revoked"),
  endedAt: z.iso.datetime(),
});

export type CreateInvitationsInput = z.input<typeof createInvitationsSchema>;
export type ImportInvitationsInput = z.infer<typeof importInvitationsSchema>;
export type ListInvitationsInput = z.infer<typeof listInvitationsSchema>;
export type InvitationView = z.infer<typeof invitationView>;
export type InvitedItem = z.infer<typeof invitedItem>;
export type ImportedInvitations = z.infer<typeof importedInvitations>;
export type ResentInvitationView = z.infer<typeof resentInvitationView>;
export type CopiedLinkView = z.infer<typeof copiedLinkView>;
export type RevokedInvitationView = z.infer<typeof revokedInvitationView>;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];
