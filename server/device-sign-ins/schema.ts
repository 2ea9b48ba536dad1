import { z } from "zod";
import { scopesView } from "../credentials/schema";
import { pageOf, pageSchema } from "../paging";
import { idSchema } from "../text";

/** Consonants that are hard to confuse: no code spells a word. */
export const CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
export const CODE_HALF = 4;

const CODE = new RegExp(`^[${CODE_LETTERS}]{${CODE_HALF}}-[${CODE_LETTERS}]{${CODE_HALF}}$`);

/** However it is typed, `bcdf ghjk` or `BCDFGHJK`, it becomes `BCDF-GHJK`; what is no code stays as it is. */
function readUserCode(text: string): string {
  const letters = text.toUpperCase().replaceAll(/[\s-]/g, "");
  return `${letters.slice(0, CODE_HALF)}-${letters.slice(CODE_HALF)}`;
}

const userCodeSchema = z
  .string()
  .max(40)
  .transform(readUserCode)
  .refine((code) => CODE.test(code), "is eight letters, such as BCDF-GHJK")
  .describe("Code that the device shows, XXXX-XXXX");

export const deviceCodeSchema = z.object({ code: userCodeSchema });

export const deviceRequestView = z.object({
  code: z.string(),
  host: z.string().describe("Name of its host, as the device says it"),
  address: z.string().nullable().describe("From where it asked"),
  agent: z.string().nullable(),
  scopes: scopesView,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  signInEndsAt: z.iso.datetime().describe("When the sign-in would end, at the latest"),
});

export const answeredDeviceView = z.object({ host: z.string(), approved: z.boolean() });

export const listDeviceSignInsSchema = pageSchema;

const deviceSignInView = z.object({
  id: z.string(),
  host: z.string(),
  scopes: scopesView,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  lastUsedAddress: z.string().nullable(),
  lastUsedAgent: z.string().nullable(),
});

export const deviceSignInPage = pageOf(deviceSignInView);

export const endDeviceSignInSchema = z.object({ deviceSignIn: idSchema("Id of the device sign-in") });

export const endedDeviceSignInView = z.object({ id: z.string(), endedAt: z.iso.datetime() });

export type DeviceRequestView = z.infer<typeof deviceRequestView>;
export type DeviceSignInView = z.infer<typeof deviceSignInView>;
