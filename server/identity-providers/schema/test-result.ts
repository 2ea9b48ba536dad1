import { z } from "zod";
import { REASONS } from "../../reasons";

const CHECKS = [
  "reachable",
  "response",
  "status",
  "issuer",
  "audience",
  "destination",
  "recipient",
  "signature",
  "algorithm",
  "certificate",
  "clock",
  "request",
  "nonce",
  "code-challenge",
  "replay",
  "subject",
  "userinfo",
  "email",
  "email-verified",
  "domain",
  "groups",
] as const;
const CHECK_RESULTS = ["passed", "failed", "skipped"] as const;

const check = z.object({ check: z.enum(CHECKS), result: z.enum(CHECK_RESULTS), detail: z.string().optional() });

const identity = z.object({
  subject: z.string(),
  email: z.string().nullable(),
  emailVerified: z.boolean().nullable(),
  name: z.string().nullable(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  picture: z.string().nullable(),
  groups: z.array(z.string()).nullable().describe("null: the provider said nothing of groups"),
});

/** How somebody would come in: by the account that they are linked to, after confirming, by an invitation, anew. */
const WAYS_IN = ["known", "confirm", "invitation", "new"] as const;

const place = z.object({ id: z.string(), name: z.string() });

/** What a real sign-in would do; nothing of it is done. */
const preview = z.object({
  way: z.enum(WAYS_IN).nullable().describe("null: they would not come in"),
  reason: z.enum(REASONS).nullable().describe("Why they would not come in"),
  organizationRole: z.string().nullable(),
  workspaces: z.array(place.extend({ role: z.string() })),
  groups: z.array(place.extend({ workspace: z.string().describe("Its name") })),
});
export type AdmissionPreview = z.infer<typeof preview>;

/** What a test came to, as it is kept with its way to the provider and back. */
export const testOutcomeSchema = z.object({
  checks: z.array(check),
  claims: z.record(z.string(), z.unknown()).nullable().describe("As they came"),
  reason: z.enum(REASONS).nullable().describe("Why the answer does not count; null: it does"),
  identity: identity.nullable(),
  preview: preview.nullable(),
});
export type TestOutcome = z.infer<typeof testOutcomeSchema>;

const TEST_STATES = ["waiting", "finished", "expired"] as const;

export const startedTestView = z.object({
  id: z.string(),
  address: z.string().describe("Where the browser goes, for ten minutes, in a session of whoever asked for the test"),
  expiresAt: z.iso.datetime(),
});

export const testView = testOutcomeSchema.extend({
  id: z.string(),
  state: z.enum(TEST_STATES),
  passed: z.boolean().describe("The answer counts, and whoever signed in would come in"),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type TestView = z.infer<typeof testView>;
export type StartedTestView = z.infer<typeof startedTestView>;
