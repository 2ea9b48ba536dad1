import { z } from "zod";
import { pageOf, pageSchema } from "../paging";
import { idSchema } from "../text";

export const listSessionsSchema = pageSchema;

export const sessionView = z.object({
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

export type SessionView = z.infer<typeof sessionView>;
