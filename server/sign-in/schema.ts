import { z } from "zod";
import { emailSchema, givenSchema } from "../text";

const connection = z.object({ id: z.string(), name: z.string(), provider: z.string() });

/** What an organization shows to whoever wants to sign in to it. */
export const entranceView = z.object({
  organization: z.object({ name: z.string(), slug: z.string() }),
  connections: z.array(connection),
  required: z.boolean().describe("It lets nobody in but by these"),
  message: z.string().describe("What its owners say to whoever has to sign in by them; may be empty"),
});

export const discoverSchema = z.object({ email: emailSchema });

/** By the address's domain alone, so it is the same for whoever has an account and whoever has none. */
export const discoveredView = z.object({ entrance: entranceView.nullable() });

export const organizationEntranceSchema = z.object({
  organization: givenSchema(100).describe("Slug or id"),
});

export const signInStateView = z.object({
  entrance: entranceView.nullable().describe("Of the organization whose connections the operator shows to everybody"),
  emailFirst: z.boolean().describe("Some address leads to a connection, so the page asks for it before a password"),
});

export type SignInStateView = z.infer<typeof signInStateView>;
export type EntranceView = z.infer<typeof entranceView>;
