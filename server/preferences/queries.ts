import "server-only";
import type { AccountScope } from "../access/scope";
import type { ReadDatabase } from "../db/tenant";
import type { PreferencesView } from "./schema";
import { toPreferencesView } from "./views/preferences";

/** The caller's own preferences. */
export async function getPreferences(
  scope: AccountScope,
  db: Pick<ReadDatabase, "userPreferences"> = scope.db,
): Promise<PreferencesView> {
  return toPreferencesView(await db.userPreferences.findFirst());
}
