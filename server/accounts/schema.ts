import { z } from "zod";
import { emailSchema, nameSchema } from "../text";

/** Only the length is checked here; the list of common passwords stays on the server. */
const newPasswordSchema = z
  .string()
  .min(10, "must have at least 10 characters")
  .max(256, "must have at most 256 characters");

/** Empty where the account has no password: then a fresh proof by connection or passkey is needed instead. */
const confirmingPasswordSchema = z.string().max(256);

/** A password that somebody has: any text. */
const givenPasswordSchema = z.string().min(1, "must not be empty").max(256);

const tokenSchema = z.string().max(200).describe("Token of a one-time link");

export const signUpSchema = z.object({
  name: nameSchema.describe("How others see the person"),
  email: emailSchema,
  password: newPasswordSchema,
  invitation: tokenSchema.optional().describe("Token of an invitation's link; needed where sign-up is closed"),
});

export const setUpSchema = z.object({
  token: tokenSchema.describe("Token of the set-up link in the log"),
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
});

export const signedUpView = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  emailVerified: z.boolean(),
  mailSent: z.boolean().describe("A letter to confirm the address is on its way"),
});

export const signUpStateView = z.object({
  setUp: z.boolean().describe("The instance has no owner yet"),
  signUp: z.enum(["open", "closed"]),
  mail: z.boolean().describe("The instance can send mail"),
});

export const tokenOnlySchema = z.object({ token: tokenSchema });

export const LINK_PURPOSES = [
  "set_up",
  "verify_email",
  "change_email",
  "reset_password",
  "reset_second_factor",
] as const;

export const openLinkSchema = z.object({ purpose: z.enum(LINK_PURPOSES), token: tokenSchema });

export const openedLinkView = z.object({
  valid: z.boolean(),
  email: z.string().nullable().describe("The address that the link is about"),
});

export const requestResetSchema = z.object({ email: emailSchema });

/** The same answer for known and unknown addresses. */
export const requestedResetView = z.object({ mail: z.boolean().describe("The instance can send mail at all") });

export const resetPasswordSchema = z.object({ token: tokenSchema, password: newPasswordSchema });

export const doneView = z.object({ done: z.literal(true) });

export const changePasswordSchema = z.object({ current: givenPasswordSchema, password: newPasswordSchema });

export const changeEmailSchema = z.object({ password: confirmingPasswordSchema, email: emailSchema });

export const changedEmailView = z.object({ state: z.enum(["changed", "mailed"]) });

/** A time zone by its IANA name; offsets are refused, since they know no daylight saving time. */
function isTimeZone(value: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(value)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A language tag that dates and numbers can be written by; extensions would change more than that. */
function isLocale(value: string): boolean {
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value) || /-[ux]-/i.test(value)) return false;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(value).length === 1;
  } catch {
    return false;
  }
}

export const updateAccountSchema = z.object({
  name: nameSchema.optional().describe("How others see the person"),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, "must be a time zone, such as Europe/Berlin")
    .nullable()
    .optional()
    .describe("IANA name; null: as the browser says"),
  locale: z
    .string()
    .max(35)
    .refine(isLocale, "must be a language tag, such as de-DE")
    .nullable()
    .optional()
    .describe("BCP 47 tag by which dates and numbers are written; null: as the browser says"),
});

export const accountView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  picture: z.string().nullable().describe("Address of the picture; null: there is none"),
  timeZone: z.string().nullable().describe("IANA name; null: as the browser says"),
  locale: z.string().nullable().describe("BCP 47 tag; null: as the browser says"),
  operator: z.boolean(),
  createdAt: z.iso.datetime(),
  passwordChangedAt: z.iso.datetime().nullable(),
});

const placeView = z.object({ id: z.string(), slug: z.string(), name: z.string() });

export const removeAccountSchema = z.object({
  email: z.string().max(320).describe("The account's own address, typed to confirm"),
  password: confirmingPasswordSchema,
});

/** What a removal of the caller's account would end. */
export const accountRemovalPreview = z.object({
  organizations: z.object({ total: z.number().int(), items: z.array(placeView) }),
  credentials: z.number().int(),
  projects: z.number().int().describe("Roles in projects of organizations, without the owner's"),
  owned: z
    .object({ total: z.number().int(), items: z.array(placeView.extend({ organization: z.string() })) })
    .describe("Projects of organizations that lose their owner"),
  lastOwnerOf: z.array(placeView).describe("Organizations without another owner: they stand against it"),
  lastAdminOf: z.array(placeView).describe("Workspaces without another explicit admin: they stand against it"),
  lastOperator: z.boolean().describe("No other operator is left on the instance: this stands against it"),
});

export const removedAccountView = z.object({
  removedAt: z.iso.datetime(),
  organizations: z.number().int().describe("Organizations that were left"),
  sessions: z.number().int().describe("Sessions that were ended"),
});

export const whoamiView = z.object({
  actor: z.object({
    type: z.enum(["user", "service_account"]),
    id: z.string(),
    name: z.string(),
    email: z.string().nullable().describe("null for a service account, which has none"),
  }),
  impersonator: z
    .object({ id: z.string(), name: z.string() })
    .nullable()
    .describe("The service account that acts as this person; null where nobody does"),
  organization: placeView.nullable().describe("What the credential reaches; null with a session"),
  workspace: placeView.nullable(),
  project: placeView.nullable().describe("The project whose credential it is; null for any other"),
  role: z.string().nullable().describe("In the project whose credential it is, else in the workspace or organization"),
  scopes: z
    .object({
      permissions: z.array(z.string()).readonly().nullable(),
      readOnly: z.boolean(),
      project: z.string().nullable(),
    })
    .nullable()
    .describe("Limits of the credential; null: all that its actor may"),
  expiresAt: z.iso.datetime().nullable(),
  hiddenArguments: z.array(z.string()),
});

export type SignUpInput = z.infer<typeof signUpSchema>;
export type SetUpInput = z.infer<typeof setUpSchema>;
export type SignedUpView = z.infer<typeof signedUpView>;
export type OpenedLinkView = z.infer<typeof openedLinkView>;
export type UpdateAccountInput = z.infer<typeof updateAccountSchema>;
export type AccountView = z.infer<typeof accountView>;
export type WhoamiView = z.infer<typeof whoamiView>;
export type RemoveAccountInput = z.infer<typeof removeAccountSchema>;
export type AccountRemovalPreview = z.infer<typeof accountRemovalPreview>;
export type RemovedAccountView = z.infer<typeof removedAccountView>;
