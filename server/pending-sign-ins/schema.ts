import { z } from "zod";
import { assertionSchema, codeSchema } from "../second-factors/schema";

export const proveCodeSchema = z.object({ code: codeSchema.describe("Of the app, or a recovery code") });
export const provePasskeySchema = z.object({ credential: assertionSchema });

export const pendingView = z.object({
  email: z.string().describe("Whose sign-in waits, masked"),
  totp: z.boolean(),
  passkeys: z.boolean(),
  recoveryCodes: z.boolean(),
});

export const ticketView = z.object({ ticket: z.string().describe("Redeemed once, within a minute, for a session") });

export type PendingView = z.infer<typeof pendingView>;
