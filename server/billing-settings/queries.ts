import "server-only";
import type { InstanceScope } from "../access/scope";
import type { BillingSettingsView } from "./schema";
import { settingsOf } from "./views/settings";

export async function getBillingSettings(scope: InstanceScope): Promise<BillingSettingsView> {
  return settingsOf(scope.db);
}
