import { z } from "zod";

/** The very report that is sent: counts, and a random id. */
const reportView = z.object({
  instance: z.string().describe("Random; made anew when reports are switched off"),
  version: z.string(),
  database: z.enum(["embedded", "postgresql"]),
  counts: z.object({
    users: z.number().int(),
    organizations: z.number().int(),
    workspaces: z.number().int(),
    projects: z.number().int(),
    serviceAccounts: z.number().int(),
    resources: z.number().int(),
    vaults: z.number().int(),
    identityProviders: z.number().int(),
  }),
});

export const telemetryView = z.object({
  share: z.boolean().nullable().describe("Whether an operator agreed; null: nobody was asked yet, and nothing is sent"),
  address: z.string().nullable().describe("Where reports go, by TENANTRY_TELEMETRY_URL; null: nothing is ever sent"),
  report: reportView.describe("The report as it would be sent now"),
  sentAt: z.iso.datetime().nullable(),
  failure: z.string().nullable().describe("Why the last report did not arrive"),
});

export const setTelemetrySchema = z.object({
  share: z.boolean().describe("true: a report is sent once a day, where there is an address for it"),
});

export type ReportView = z.infer<typeof reportView>;
export type TelemetryView = z.infer<typeof telemetryView>;
