import { z } from "zod";
import { textSchema } from "../text";

/** What is to be in place before single sign-on can be required, in the order in which it is done. */
export const STEPS = ["domain", "connection", "test", "second_way"] as const;

const MESSAGE_LENGTH = 500;

const message = z
  .string()
  .trim()
  .pipe(textSchema(MESSAGE_LENGTH))
  .describe("What people read who have to sign in by the provider; empty: the product's own words");
const admitsExternal = z.boolean().describe("External collaborators come in without the provider, by a second factor");

export const updateRequireSsoSchema = z.object({
  message: message.optional(),
  admitsExternal: admitsExternal.optional(),
});

export const setBreakGlassSchema = z.object({
  user: z.string().describe("Id of an owner"),
  breakGlass: z.boolean().describe("Comes in by password and second factor although the provider is required"),
});

export const breakGlassOwnerView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  breakGlass: z.boolean(),
  ready: z.boolean().describe("Has a password and a second factor, without which nobody can be set apart"),
});

export const requireSsoView = z.object({
  state: z
    .enum(["off", "waiting", "on"])
    .describe("waiting: in force, and ends by itself unless somebody comes in by the provider in time"),
  requiredAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable().describe("When it ends by itself"),
  message,
  admitsExternal,
  missing: z.array(z.enum(STEPS)).describe("What the caller has still to do before it can be switched on"),
  owners: z.array(breakGlassOwnerView),
  people: z.object({
    members: z.number().int(),
    known: z.number().int().describe("Members who have come in by a connection before"),
    external: z.number().int().describe("People who are in single projects without being members"),
  }),
});

export type Step = (typeof STEPS)[number];
export type UpdateRequireSsoInput = z.infer<typeof updateRequireSsoSchema>;
export type SetBreakGlassInput = z.infer<typeof setBreakGlassSchema>;
export type BreakGlassOwnerView = z.infer<typeof breakGlassOwnerView>;
export type RequireSsoView = z.infer<typeof requireSsoView>;
