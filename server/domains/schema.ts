import { z } from "zod";
import { pageOf, pageSchema } from "../paging";
import { domainSchema, idSchema } from "../text";

export const listDomainsSchema = pageSchema;

/** How the last look-up of the record ended that did not find it. */
export const CHECK_FAILURES = ["no_record", "other_record", "no_answer"] as const;

/** Where the record stands that proves a domain. */
export function recordName(domain: string): string {
  return `_tenantry-challenge.${domain}`;
}

/** What it holds. */
export function recordValue(challenge: string): string {
  return `tenantry-verification=${challenge}`;
}

export const domainView = z.object({
  id: z.string(),
  domain: z.string(),
  status: z.enum(["verified", "pending"]),
  verifiedBy: z.enum(["dns", "operator"]).nullable().describe("What has proved it"),
  verifiedAt: z.iso.datetime().nullable(),
  record: z
    .object({ type: z.literal("TXT"), name: z.string(), value: z.string() })
    .nullable()
    .describe("The DNS record that proves it; null where the operator said so without one"),
  checkedAt: z.iso.datetime().nullable().describe("The last look-up of the record"),
  checkFailure: z
    .enum(CHECK_FAILURES)
    .nullable()
    .describe("Why the last look-up did not find the record; a domain that is verified stays so"),
  createdAt: z.iso.datetime(),
});

export const domainPage = pageOf(domainView);

export const createDomainSchema = z.object({ domain: domainSchema });

export const domainIdSchema = z.object({ domain: idSchema("Id of the domain") });

export const domainRemovalView = z.object({
  id: z.string(),
  domain: z.string(),
  members: z.number().int().describe("Members with an address of the domain; they stay"),
  connections: z.number().int().describe("Active connections, which let in no newcomers of the domain any more"),
  lastVerified: z.boolean().describe("No verified domain is left without it"),
});

export const removedDomainView = z.object({ id: z.string(), domain: z.string() });

export type DomainView = z.infer<typeof domainView>;
export type CreateDomainInput = z.infer<typeof createDomainSchema>;
export type DomainRemovalView = z.infer<typeof domainRemovalView>;
export type RemovedDomainView = z.infer<typeof removedDomainView>;
export type CheckFailure = (typeof CHECK_FAILURES)[number];
