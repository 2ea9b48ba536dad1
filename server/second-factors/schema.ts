import { z } from "zod";
import { idSchema, nameSchema } from "../text";

/** Six digits of an app, or a recovery code; spaces and dashes are people's. */
export const codeSchema = z
  .string()
  .max(64)
  .transform((value) => value.replace(/[\s-]/g, "").toLowerCase())
  .pipe(z.string().regex(/^(\d{6}|[0-9a-hjkmnp-tv-z]{16})$/, "must be six digits, or a recovery code"));

export const confirmTotpSchema = z.object({
  code: codeSchema.pipe(z.string().length(6, "must have six digits")).describe("What the app shows"),
});

const base64url = (length: number) =>
  z
    .string()
    .max(length)
    .regex(/^[A-Za-z0-9_-]+$/);

/** What is unknown of a browser's answer is dropped here: it has no say. */
const common = {
  id: base64url(2_048),
  rawId: base64url(2_048),
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["cross-platform", "platform"]).optional(),
  clientExtensionResults: z.object({}),
};

/** The browser's answer when a passkey is made (W3C Web Authentication, RegistrationResponseJSON). */
const registrationSchema = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url(8_192),
    attestationObject: base64url(65_536),
    transports: z.array(z.string().max(32)).max(10).optional(),
  }),
});

/** The browser's answer when a passkey is used (AuthenticationResponseJSON). */
export const assertionSchema = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url(8_192),
    authenticatorData: base64url(8_192),
    signature: base64url(8_192),
    userHandle: base64url(256).optional(),
  }),
});

export const createPasskeySchema = z.object({ name: nameSchema, credential: registrationSchema });

const passkeyId = idSchema("Passkey id");
export const passkeySchema = z.object({ passkey: passkeyId });
export const renamePasskeySchema = z.object({ passkey: passkeyId, name: nameSchema });

export const passkeyView = z.object({
  id: z.string(),
  name: z.string(),
  verifiesUser: z.boolean().describe("It proves its holder too, so it signs in alone"),
  backedUp: z.boolean().describe("It is kept by the maker of the device, and on further devices"),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});

export const secondFactorsView = z.object({
  totp: z.object({ since: z.iso.datetime() }).nullable().describe("The app for one-time codes; null where none is set"),
  passkeys: z.array(passkeyView),
  passkeysPossible: z
    .boolean()
    .describe("False where the instance is reached by an IP address, which no passkey takes"),
  recoveryCodes: z.number().int().describe("Codes that are left"),
  password: z.boolean().describe("The account has a password"),
});

export const begunTotpView = z.object({
  secret: z.string().describe("For an app that cannot read the picture; shown once"),
  address: z.string().describe("`otpauth://` address"),
  picture: z.string().describe("The address as a QR code, SVG"),
});

const newCodes = z
  .array(z.string())
  .nullable()
  .describe("Recovery codes, shown once; null where those that are there go on");

export const addedFactorView = z.object({ recoveryCodes: newCodes });
export const addedPasskeyView = z.object({ passkey: passkeyView, recoveryCodes: newCodes });
export const recoveryCodesView = z.object({ recoveryCodes: z.array(z.string()).describe("Shown once") });
export const removedFactorView = z.object({ removed: z.literal(true) });

/** What the browser hands to `navigator.credentials`: options as JSON, made by the server's library. */
export const optionsView = z.record(z.string(), z.unknown());

export type PasskeyView = z.infer<typeof passkeyView>;
export type SecondFactorsView = z.infer<typeof secondFactorsView>;
export type BegunTotpView = z.infer<typeof begunTotpView>;
export type Registration = z.infer<typeof registrationSchema>;
export type Assertion = z.infer<typeof assertionSchema>;
