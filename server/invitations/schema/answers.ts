import { z } from "zod";
import { pageOf } from "../../paging";
import { INVITATION_STATUSES, roleView } from "../schema";

/** What the page of an invitation, or of a link for many, shows to whoever holds the token. */
export const openedInvitationView = z.object({
  kind: z.enum(["invitation", "link"]),
  workspace: z.object({ name: z.string() }),
  organization: z.object({ name: z.string() }),
  project: z.object({ name: z.string() }).nullable().describe("The one project, of an external collaborator"),
  invitedBy: z.object({ name: z.string().nullable() }),
  role: roleView,
  customRole: z.string().nullable(),
  status: z.enum([...INVITATION_STATUSES, "used"]),
  expiresAt: z.iso.datetime(),
  memberUntil: z.iso.datetime().nullable(),
  via: z.enum(["mail", "link", "inbox"]),
  emailMasked: z.string().describe("Empty for a link for many"),
  email: z.string().optional().describe("Only to a caller who has this very address"),
  allowedDomains: z.array(z.string()).describe("Of a link: whose addresses it takes; empty: all"),
  match: z
    .enum(["signed_out", "match", "mismatch", "unverified"])
    .describe("Whether the caller's address is one that it is for; unverified: it is, once it is verified"),
  asked: z.boolean().describe("The caller has asked for an invitation to their own address"),
});

const placeView = z.object({ id: z.string(), name: z.string(), slug: z.string() });

export const acceptedInvitationView = z.object({
  organization: placeView,
  workspace: placeView,
  project: placeView.nullable().describe("The one project, of an external collaborator"),
  role: roleView,
  skipped: z
    .object({ groups: z.number().int(), projects: z.number().int() })
    .describe("What was part of it and is not there any more"),
});

export const declinedInvitationView = z.object({ status: z.literal("declined") });

export const askedAnewView = z.object({ askedAt: z.iso.datetime() });

/** An invitation as it stands in the inbox of whom it is for. */
const myInvitationView = z.object({
  id: z.string(),
  workspace: z.object({ name: z.string() }),
  organization: z.object({ name: z.string() }),
  project: z.object({ name: z.string() }).nullable(),
  invitedBy: z.object({ name: z.string().nullable() }),
  role: roleView,
  customRole: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

export const myInvitationPage = pageOf(myInvitationView);

export type OpenedInvitationView = z.infer<typeof openedInvitationView>;
export type AcceptedInvitationView = z.infer<typeof acceptedInvitationView>;
export type MyInvitationView = z.infer<typeof myInvitationView>;
