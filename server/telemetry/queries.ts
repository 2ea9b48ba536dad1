import "server-only";
import type { InstanceScope } from "../access/scope";
import { env } from "../env";
import type { TelemetryView } from "./schema";
import { reportOf } from "./views/report";

/** What an operator chose, and the report as it would be sent now. */
export async function getTelemetry(scope: InstanceScope): Promise<TelemetryView> {
  const row = await scope.db.instance.findUnique({ where: { id: 1 } });
  return {
    share: row?.telemetry ?? null,
    address: env().TENANTRY_TELEMETRY_URL ?? null,
    report: await reportOf(row?.telemetryId ?? ""),
    sentAt: row?.telemetrySentAt?.toISOString() ?? null,
    failure: row?.telemetryFailure ?? null,
  };
}
