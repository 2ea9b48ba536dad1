import "server-only";
import type { TransactionDatabase } from "../../db/tenant";
import { preferencesOf, type PreferencesRow } from "../../db/hot/people/preferences";
import { DEFAULT_HIDDEN_ARGUMENTS, type PreferencesView } from "../schema";

/** The kept names; the product's own list where none was chosen. */
export function namesOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [...DEFAULT_HIDDEN_ARGUMENTS];
  return value.filter((name): name is string => typeof name === "string");
}

/** What somebody chose, and for the rest how all is as it comes. */
export function toPreferencesView(row: PreferencesRow | null | undefined): PreferencesView {
  return {
    showHiddenProjects: row?.showHiddenProjects ?? false,
    hideExamples: row?.hideExamples ?? false,
    hiDpi: row?.hiDpi ?? true,
    noProTips: row?.noProTips ?? false,
    hiddenArguments: namesOf(row?.hiddenArguments),
  };
}

/** Names of container arguments whose values are masked for an actor; a service account follows whoever made it. */
export async function readHiddenArguments(actorId: string, tx?: TransactionDatabase): Promise<string[]> {
  return namesOf((await preferencesOf(actorId, tx))?.hiddenArguments);
}
