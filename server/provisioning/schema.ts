import { z } from "zod";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { idSchema, nameSchema } from "../text";

/** Labels of tokens, one line. */
export const createTokenSchema = z.object({
  label: nameSchema.describe("What it is for, such as the name of the directory"),
  expiresAt: z.iso.datetime({ offset: true }).optional().describe("When it ends on its own, in the future"),
});

export const tokenIdSchema = z.object({ token: idSchema("Token id") });
export const listTokensSchema = pageSchema;

export const tokenView = z.object({
  id: z.string(),
  label: z.string(),
  status: z.enum(["active", "expired", "revoked"]),
  overPolicy: z.boolean().describe("It works, and for longer than the organization allows to new ones"),
  createdBy: z.string().nullable().describe("The name of who made it; null: they are in the organization no more"),
  makerMay: z.boolean().describe("Whether who made it may make one still; the token is the organization's and goes on"),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});

export const tokenPage = pageOf(tokenView);

export const createdTokenView = tokenView.extend({
  token: z.string().describe("Shown this once"),
  url: z.string().describe("The address that the directory asks"),
});

export const listCallsSchema = pageSchema.extend({
  sort: z.enum(["created", "-created"]).default("-created").describe("Oldest or newest first; newest where absent"),
  result: z.enum(["done", "refused"]).optional().describe("Only calls that succeeded, or that did not"),
});

const callView = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  token: z.string().describe("Token id"),
  tokenLabel: z.string().nullable(),
  method: z.string(),
  path: z.string(),
  status: z.number().int(),
  detail: z.string().describe("What the answer said, where it was a refusal"),
  milliseconds: z.number().int(),
});

export const callPage = pageOf(callView);

export const callColumns = columnsOf(callView, {
  id: ({ id }) => id,
  at: ({ at }) => at,
  token: ({ token }) => token,
  tokenLabel: ({ tokenLabel }) => tokenLabel,
  method: ({ method }) => method,
  path: ({ path }) => path,
  status: ({ status }) => status,
  detail: ({ detail }) => detail,
  milliseconds: ({ milliseconds }) => milliseconds,
});

const brakeField = z
  .number()
  .int()
  .min(1)
  .max(100)
  .describe("The share of the people, in percent, that a directory may take away within an hour; three always may go");

export const updateProvisioningSchema = z.object({ brake: brakeField });

export const provisioningView = z.object({
  url: z.string().describe("The address that the directory asks"),
  brake: brakeField,
  stoppedAt: z.iso.datetime().nullable().describe("Since then nobody is taken away, until an owner decides"),
  people: z.number().int().describe("People whom the directory names"),
  waiting: z.number().int().describe("Those of them who have not come in yet"),
  groups: z.number().int(),
  removed: z.number().int().describe("People who were taken away within the last day and can be given back"),
  lastCallAt: z.iso.datetime().nullable(),
});

export const undoneView = z.object({
  resumed: z.number().int().describe("Memberships that are active again"),
  groups: z.number().int().describe("Memberships of directory groups that are there again"),
  skipped: z.number().int().describe("People for whom no seat was free, or who are gone for good"),
});

export type CreateTokenInput = z.infer<typeof createTokenSchema>;
export type TokenView = z.infer<typeof tokenView>;
export type CreatedTokenView = z.infer<typeof createdTokenView>;
export type ListCallsInput = z.infer<typeof listCallsSchema>;
export type CallView = z.infer<typeof callView>;
export type ProvisioningView = z.infer<typeof provisioningView>;
export type UndoneView = z.infer<typeof undoneView>;
