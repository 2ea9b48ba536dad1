import "server-only";
import type { AccountScope } from "../access/scope";
import { audited } from "../audit/audited";
import { getPreferences } from "./queries";
import type { PreferencesView, UpdatePreferencesInput } from "./schema";

/** Names once each; case tells no container's arguments apart in practice, and none may slip through by it. */
function once(names: readonly string[]): string[] {
  const seen = new Map(names.map((name) => [name.toLowerCase(), name]));
  return [...seen.values()];
}

const FIELDS = ["showHiddenProjects", "hideExamples", "hiDpi", "noProTips", "hiddenArguments"] as const;

/** The fields that changed, on both sides. */
function differences(before: PreferencesView, after: PreferencesView) {
  const changed = FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const side = (view: PreferencesView) => Object.fromEntries(changed.map((field) => [field, view[field]]));
  return { before: side(before), after: side(after) };
}

/** Changes how the product behaves for the caller; what is left out stays. */
export async function updatePreferences(scope: AccountScope, input: UpdatePreferencesInput): Promise<PreferencesView> {
  const { id: userId, name } = scope.actor;
  return audited(scope, "preferences.update", async (tx) => {
    const before = await getPreferences(scope, tx);
    const { hiddenArguments: _, ...kept } = before;
    const { hiddenArguments: names, ...given } = input;
    const switches = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const data = { ...switches, ...(names == null ? {} : { hiddenArguments: once(names) }), updatedAt: new Date() };
    // A row without a list follows the product's own, also when that grows.
    if (names === null) await tx.userPreferences.deleteMany({ where: { userId } });
    await tx.userPreferences.upsert({ where: { userId }, create: { userId, ...kept, ...data }, update: data });
    const after = await getPreferences(scope, tx);
    return {
      value: after,
      entries: { target: { type: "user", id: userId, name }, ...differences(before, after) },
    };
  });
}
