import { z } from "zod";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { domainSchema, idSchema } from "../text";
import { acceptedInvitationView } from "../invitations/schema/answers";
import {
  customRoleView,
  expiresField,
  groupsField,
  memberUntilField,
  roleView,
  workspaceRoleField,
} from "../invitations/schema";

const LINK_STATUSES = ["open", "used", "expired", "revoked"] as const;

const MOST_USES = 1_000;
const MOST_DOMAINS = 20;
const TOKEN_LENGTH = 200;

export const createLinkSchema = z.object({
  role: workspaceRoleField.describe("What everybody gets who comes by it: member, viewer, or the id of a custom role"),
  groups: groupsField,
  memberUntil: memberUntilField,
  expiresAt: expiresField,
  useMaximum: z
    .number()
    .int()
    .min(1, "must be at least 1")
    .max(MOST_USES, `must be at most ${MOST_USES}`)
    .optional()
    .describe("How many people may come by it; absent: any number"),
  allowedDomains: z
    .array(domainSchema)
    .max(MOST_DOMAINS, `must have at most ${MOST_DOMAINS} domains`)
    .default([])
    .describe("Only accounts with a verified address in one of these; empty: any account"),
});

export const listLinksSchema = pageSchema.omit({ search: true }).extend({
  status: z.enum(LINK_STATUSES).optional().describe("Only links in this state"),
});

export const revokeLinkSchema = z.object({ link: idSchema("Link id") });

export const linkTokenSchema = z.object({ token: z.string().max(TOKEN_LENGTH).describe("The token of the link") });

export const linkView = z.object({
  id: z.string(),
  role: roleView,
  customRole: customRoleView,
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
  allowedDomains: z.array(z.string()),
  useMaximum: z.number().int().nullable(),
  uses: z.number().int(),
  status: z.enum(LINK_STATUSES),
  memberUntil: z.iso.datetime().nullable(),
  createdBy: z.object({ id: z.string(), name: z.string().nullable() }),
  creatorMayInvite: z.boolean().describe("False: nobody can come by it any more, since its maker may not invite"),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
});

export const linkPage = pageOf(linkView);

/** As a file, one column for each field. */
export const linkColumns = columnsOf(linkView, {
  id: ({ id }) => id,
  role: ({ role }) => role,
  customRole: ({ customRole }) => customRole?.name ?? null,
  groups: ({ groups }) => groups.map(({ name }) => name).join("; "),
  allowedDomains: ({ allowedDomains }) => allowedDomains.join("; "),
  useMaximum: ({ useMaximum }) => useMaximum,
  uses: ({ uses }) => uses,
  status: ({ status }) => status,
  memberUntil: ({ memberUntil }) => memberUntil,
  createdBy: ({ createdBy }) => createdBy.id,
  createdByName: ({ createdBy }) => createdBy.name,
  creatorMayInvite: ({ creatorMayInvite }) => creatorMayInvite,
  createdAt: ({ createdAt }) => createdAt,
  expiresAt: ({ expiresAt }) => expiresAt,
  revokedAt: ({ revokedAt }) => revokedAt,
});

export const createdLinkView = linkView.extend({ link: z.string().describe("To hand over; shown this once") });

export const acceptedLinkView = acceptedInvitationView.omit({ project: true });

export type CreateLinkInput = z.infer<typeof createLinkSchema>;
export type ListLinksInput = z.infer<typeof listLinksSchema>;
export type LinkView = z.infer<typeof linkView>;
export type LinkStatus = (typeof LINK_STATUSES)[number];
export type CreatedLinkView = z.infer<typeof createdLinkView>;
export type AcceptedLinkView = z.infer<typeof acceptedLinkView>;
