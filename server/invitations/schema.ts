import { z } from "zod";
import { WORKSPACE_ROLES } from "../access/permissions";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { idSchema } from "../text";

/** Most people that one request invites. */
export const MAXIMUM_INVITATIONS = 50;
export const DEFAULT_DAYS = 7;
export const MINIMUM_DAYS = 1;
export const MAXIMUM_DAYS = 30;

export const INVITATION_STATUSES = ["pending", "accepted", "declined", "expired", "revoked"] as const;

const ADDRESS_LENGTH = 1_000;
const TOKEN_LENGTH = 200;

const expiresField = z.iso
  .datetime({ offset: true })
  .optional()
  .describe(`When it ends (ISO 8601): ${MINIMUM_DAYS} to ${MAXIMUM_DAYS} days from now; ${DEFAULT_DAYS} where absent`);

export const createInvitationsSchema = z.object({
  emails: z
    .array(z.string().max(ADDRESS_LENGTH))
    .min(1, "must have at least one address")
    .max(MAXIMUM_INVITATIONS, `must have at most ${MAXIMUM_INVITATIONS} addresses`)
    .describe("Whom to invite; each is answered for itself"),
  role: z.enum(WORKSPACE_ROLES).default("member").describe("The role in the workspace"),
  expiresAt: expiresField,
});

export const listInvitationsSchema = pageSchema.extend({
  status: z.enum(INVITATION_STATUSES).optional().describe("Only invitations in this state"),
});

export const resendInvitationSchema = z.object({ invitation: idSchema("Invitation id"), expiresAt: expiresField });

export const revokeInvitationSchema = z.object({ invitation: idSchema("Invitation id") });

export const invitationTokenSchema = z.object({
  token: z.string().max(TOKEN_LENGTH).describe("The token of the mailed or of the copied link"),
});

/** What became of the letter: `off` where the instance has no mail server, so that the link is all there is. */
const mailView = z.object({
  state: z.enum(["queued", "sent", "failed", "off"]),
  reason: z.string().nullable().describe("The mail server's answer where the delivery failed"),
});

export const invitationView = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(WORKSPACE_ROLES),
  status: z.enum(INVITATION_STATUSES),
  invitedBy: z.object({ id: z.string(), name: z.string().nullable() }),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  mismatchAt: z.iso.datetime().nullable().describe("Somebody signed in with another address tried to use it"),
  mail: mailView,
});

export const invitationPage = pageOf(invitationView);

/** As a file, one column for each field. */
export const invitationColumns = columnsOf(invitationView, {
  id: ({ id }) => id,
  email: ({ email }) => email,
  role: ({ role }) => role,
  status: ({ status }) => status,
  invitedBy: ({ invitedBy }) => invitedBy.id,
  invitedByName: ({ invitedBy }) => invitedBy.name,
  createdAt: ({ createdAt }) => createdAt,
  expiresAt: ({ expiresAt }) => expiresAt,
  endedAt: ({ endedAt }) => endedAt,
  mismatchAt: ({ mismatchAt }) => mismatchAt,
  mail: ({ mail }) => mail.state,
  mailReason: ({ mail }) => mail.reason,
});

export const invitedItem = z.object({
  email: z.string(),
  status: z.enum(["invited", "added", "refused"]),
  reason: z.string().optional().describe("Why it was refused"),
  link: z.string().optional().describe("To copy and hand over; shown this once"),
  invitation: z.string().optional().describe("Invitation id"),
  mail: z.enum(["queued", "sent", "failed", "off"]).optional(),
});

export const invitedItems = z.object({ items: z.array(invitedItem) });

export const resentInvitationView = invitationView.extend({
  link: z.string().describe("The new link; shown this once"),
});

export const revokedInvitationView = z.object({
  id: z.string(),
  email: z.string(),
  status: z.literal("revoked"),
  endedAt: z.iso.datetime(),
});

/** What an invitation's page shows to whoever holds the token. */
export const openedInvitationView = z.object({
  workspace: z.object({ name: z.string() }),
  organization: z.object({ name: z.string() }),
  invitedBy: z.object({ name: z.string().nullable() }),
  role: z.enum(WORKSPACE_ROLES),
  status: z.enum(INVITATION_STATUSES),
  expiresAt: z.iso.datetime(),
  via: z.enum(["mail", "link"]),
  emailMasked: z.string(),
  email: z.string().optional().describe("Only to a caller who has this very address"),
  match: z.enum(["signed_out", "match", "mismatch"]).describe("Whether the caller's address is the invited one"),
});

export const acceptedInvitationView = z.object({
  organization: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
  workspace: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
  role: z.enum(WORKSPACE_ROLES),
});

export const declinedInvitationView = z.object({ status: z.literal("declined") });

export type CreateInvitationsInput = z.infer<typeof createInvitationsSchema>;
export type ListInvitationsInput = z.infer<typeof listInvitationsSchema>;
export type InvitationView = z.infer<typeof invitationView>;
export type InvitedItem = z.infer<typeof invitedItem>;
export type ResentInvitationView = z.infer<typeof resentInvitationView>;
export type RevokedInvitationView = z.infer<typeof revokedInvitationView>;
export type OpenedInvitationView = z.infer<typeof openedInvitationView>;
export type AcceptedInvitationView = z.infer<typeof acceptedInvitationView>;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];
