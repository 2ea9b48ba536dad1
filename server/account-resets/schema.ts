import { z } from "zod";
import { idSchema } from "../text";

const RESETS = ["password", "second_factor"] as const;

const what = z.enum(RESETS).describe("What the person shall be able to set anew");

export const startUserResetSchema = z.object({ user: idSchema("User id"), what });
export const startMemberResetSchema = z.object({ user: idSchema("User id"), what });

export const startedResetView = z.object({
  mailed: z.literal(true).describe("The link is on its way to the person's address"),
});

export const resetFactorSchema = z.object({ token: z.string().max(200).describe("Token of the link") });
export const resetFactorView = z.object({ done: z.literal(true) });

export type StartedResetView = z.infer<typeof startedResetView>;
export type Reset = (typeof RESETS)[number];
