import "server-only";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { env } from "../env";
import { isAppError } from "../errors";
import { outboundFetch } from "../outbound/fetch";
import { readReport } from "./queries";

/** Null where the report arrived, else why not, in words of our own. */
async function delivered(address: string, body: string): Promise<string | null> {
  try {
    const headers = { "content-type": "application/json" };
    const { ok, status } = await outboundFetch(address, { method: "POST", headers, body });
    return ok ? null : `answered ${status}`;
  } catch (error) {
    return isAppError(error) ? error.reason : "outbound_unreachable";
  }
}

/**
 * Sends the day's report where an operator agreed and there is an address for it;
 * otherwise nothing leaves the instance.
 */
export async function sendTelemetry(scope: SystemScope): Promise<void> {
  const address = env().TENANTRY_TELEMETRY_URL;
  if (address === undefined) return;
  const row = await scope.db.instance.findUnique({ where: { id: 1 }, select: { telemetry: true, telemetryId: true } });
  if (row?.telemetry !== true) return;
  const failure = await delivered(address, JSON.stringify(await readReport(row.telemetryId)));
  const data =
    failure === null ? { telemetrySentAt: new Date(), telemetryFailure: null } : { telemetryFailure: failure };
  await recorded(scope, "telemetry", (tx) =>
    tx.instance.updateMany({ where: { id: 1, telemetry: true, telemetryId: row.telemetryId }, data }),
  );
}
