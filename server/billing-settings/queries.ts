import "server-only";
import type { InstanceScope } from "../access/scope";
import type { BillingSettingsView } from "./schema";
import { readBillingSettings } from "./views/settings";

export async function getBillingSettings(scope: InstanceScope): Promise<BillingSettingsView> {
  return readBillingSettings(scope.db);
}
