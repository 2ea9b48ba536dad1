import { z } from "zod";
import { WORKSPACE_ROLES } from "../access/rights/built-in-roles";
import { pageOf, pageSchema } from "../paging";
import { idSchema, textSchema } from "../text";

export const JOIN_STATUSES = ["pending", "approved", "declined", "withdrawn"] as const;

const MESSAGE_LENGTH = 500;

export const createJoinRequestSchema = z.object({
  organization: z.string().max(200).describe("Slug or id"),
  message: textSchema(MESSAGE_LENGTH).default("").describe("What the admins shall read"),
});

const requestId = { joinRequest: idSchema("Id of the request") };

export const withdrawJoinRequestSchema = z.object(requestId);

export const listMineSchema = pageSchema;

export const listJoinRequestsSchema = pageSchema.extend({
  status: z.enum(JOIN_STATUSES).optional().describe("Only requests in this state"),
});

export const approveJoinRequestSchema = z.object({
  ...requestId,
  role: z.enum(WORKSPACE_ROLES).optional().describe("The role in the default workspace; absent: that of newcomers"),
});

export const declineJoinRequestSchema = z.object(requestId);

const organizationRef = z.object({ id: z.string(), name: z.string(), slug: z.string() });

/** An organization that the caller may join by their verified address. */
const joinableView = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  domain: z.string(),
  policy: z.enum(["ask", "admit"]).describe("ask: an admin decides; admit: one comes in at once"),
  request: z.object({ id: z.string(), createdAt: z.iso.datetime() }).nullable().describe("The caller's open request"),
});

export const joinablePage = pageOf(joinableView);

export const joinRequestView = z.object({
  id: z.string(),
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  message: z.string(),
  status: z.enum(JOIN_STATUSES),
  createdAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
});

export const joinRequestPage = pageOf(joinRequestView);

export const createdJoinRequestView = z.object({
  id: z.string(),
  organization: organizationRef,
  workspace: organizationRef.nullable().describe("Where one stands now, after being let in at once"),
  status: z.enum(["pending", "approved"]),
});

export const withdrawnView = z.object({ id: z.string(), status: z.literal("withdrawn") });

export type ListJoinRequestsInput = z.infer<typeof listJoinRequestsSchema>;
export type JoinableView = z.infer<typeof joinableView>;
export type JoinRequestView = z.infer<typeof joinRequestView>;
export type CreatedJoinRequestView = z.infer<typeof createdJoinRequestView>;
