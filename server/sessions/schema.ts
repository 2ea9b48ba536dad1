import { z } from "zod";
import { pageOf, pageSchema } from "../paging";
import { assertionSchema, codeSchema } from "../second-factors/schema";
import { idSchema } from "../text";

export const listSessionsSchema = pageSchema;

const sessionView = z.object({
  id: z.string(),
  current: z.boolean(),
  device: z.string().describe("Browser and system, as far as the agent tells"),
  address: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

export const sessionPage = pageOf(sessionView);

export const revokeSessionSchema = z.object({ session: idSchema("Session id") });

export const revokedSessionView = z.object({ id: z.string(), endedAt: z.iso.datetime() });

export const revokedOthersView = z.object({
  sessions: z.number().int().describe("Sessions that were ended"),
  devices: z.number().int().describe("Sign-ins of devices that were ended"),
});

export const confirmationView = z.object({
  password: z.boolean(),
  code: z.boolean(),
  passkey: z.boolean(),
  connections: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** One proof, of one kind. */
export const confirmSchema = z.object({
  password: z.string().min(1, "must not be empty").max(256).optional(),
  code: codeSchema.optional(),
  credential: assertionSchema.optional(),
});

export const confirmByConnectionSchema = z.object({
  connection: idSchema("Connection id"),
  next: z.string().max(2_000).describe("Where the way ends: a path of the console"),
});

export const confirmByConnectionView = z.object({
  address: z.string().describe("Where the browser goes, in this session alone, within ten minutes"),
});

export type ConfirmInput = z.infer<typeof confirmSchema>;
export type ConfirmationView = z.infer<typeof confirmationView>;
export type SessionView = z.infer<typeof sessionView>;
