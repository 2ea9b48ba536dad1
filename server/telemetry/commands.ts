import "server-only";
import { randomUUID } from "node:crypto";
import type { InstanceScope } from "../access/scope";
import { audited } from "../audit/audited";
import { getTelemetry } from "./queries";
import type { TelemetryView } from "./schema";

/** Agrees to the daily report, or no longer: what was sent until then cannot be joined to what comes later. */
export async function setTelemetry(scope: InstanceScope, { share }: { share: boolean }): Promise<TelemetryView> {
  await audited(scope, "telemetry.set", async (tx) => {
    const row = await tx.instance.findUnique({ where: { id: 1 }, select: { telemetry: true } });
    const forgotten = { telemetryId: randomUUID(), telemetrySentAt: null, telemetryFailure: null };
    await tx.instance.update({ where: { id: 1 }, data: { telemetry: share, ...(share ? {} : forgotten) } });
    const target = { type: "instance", id: null, name: null };
    return { value: undefined, entries: { target, before: { share: row?.telemetry ?? null }, after: { share } } };
  });
  return getTelemetry(scope);
}
