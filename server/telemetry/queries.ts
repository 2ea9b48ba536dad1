import "server-only";
import type { InstanceScope } from "../access/scope";
import { instanceCounts } from "../db/hot/telemetry";
import { env } from "../env";
import { VERSION } from "../version";
import type { ReportView, TelemetryView } from "./schema";

const NONE = {
  users: 0,
  organizations: 0,
  workspaces: 0,
  projects: 0,
  serviceAccounts: 0,
  resources: 0,
  vaults: 0,
  identityProviders: 0,
};

/** The one text that says what is sent: operators are shown it, and it goes out as it is. */
export async function readReport(instance: string): Promise<ReportView> {
  const database = /[?&]host=(?:\/|%2F)/i.test(env().DATABASE_URL ?? "") ? "embedded" : "postgresql";
  return { instance, version: VERSION, database, counts: (await instanceCounts()) ?? NONE };
}

/** What an operator chose, and the report as it would be sent now. */
export async function getTelemetry(scope: InstanceScope): Promise<TelemetryView> {
  const row = await scope.db.instance.findUnique({ where: { id: 1 } });
  return {
    share: row?.telemetry ?? null,
    address: env().TENANTRY_TELEMETRY_URL ?? null,
    report: await readReport(row?.telemetryId ?? ""),
    sentAt: row?.telemetrySentAt?.toISOString() ?? null,
    failure: row?.telemetryFailure ?? null,
  };
}
