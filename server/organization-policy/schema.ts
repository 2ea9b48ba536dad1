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

export const updatePolicySchema = z.object({
  joinPolicy: joinPolicy.optional(),
  defaultRole: defaultRole.optional(),
  maxCredentialDays: maxCredentialDays.optional(),
});

export const policyView = z.object({ joinPolicy, defaultRole, maxCredentialDays });

export type UpdatePolicyInput = z.infer<typeof updatePolicySchema>;
export type PolicyView = z.infer<typeof policyView>;
