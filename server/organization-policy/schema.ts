import { z } from "zod";

export const JOIN_POLICIES = ["invited", "ask", "admit"] as const;
export const DEFAULT_ROLES = ["viewer", "member"] as const;

const joinPolicy = z
  .enum(JOIN_POLICIES)
  .describe("Who comes with an address of a verified domain: invited people alone, who asks, or everybody");
const defaultRole = z.enum(DEFAULT_ROLES).describe("What newcomers are in the default workspace");

/** Ten years. */
const LONGEST_DAYS = 3_650;

const maxCredentialDays = z
  .number()
  .int()
  .min(1)
  .max(LONGEST_DAYS)
  .nullable()
  .describe(
    "The longest life of credentials that are made from now on, in days; null: any. Those that are there go on",
  );

const requireSecondFactor = z
  .boolean()
  .describe("Sessions without a second factor do not get in; those by a connection of the organization do");

const sessionIdleMinutes = z
  .number()
  .int()
  .min(5)
  .max(10_080)
  .nullable()
  .describe("Members' sessions end after so many minutes without use; null: 7 days. The strictest organization holds");

const sessionHours = z
  .number()
  .int()
  .min(1)
  .max(720)
  .nullable()
  .describe("Members' sessions end so many hours after sign-in; null: 30 days. The strictest organization holds");

export const updatePolicySchema = z.object({
  joinPolicy: joinPolicy.optional(),
  defaultRole: defaultRole.optional(),
  maxCredentialDays: maxCredentialDays.optional(),
  requireSecondFactor: requireSecondFactor.optional(),
  sessionIdleMinutes: sessionIdleMinutes.optional(),
  sessionHours: sessionHours.optional(),
});

export const policyView = z.object({
  joinPolicy,
  defaultRole,
  maxCredentialDays,
  requireSecondFactor,
  sessionIdleMinutes,
  sessionHours,
});

export type UpdatePolicyInput = z.infer<typeof updatePolicySchema>;
export type PolicyView = z.infer<typeof policyView>;
