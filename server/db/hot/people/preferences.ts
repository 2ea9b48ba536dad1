import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";

export interface PreferencesRow {
  showHiddenProjects: boolean;
  hideExamples: boolean;
  hiDpi: boolean;
  noProTips: boolean;
  /** Null: the product's own list. */
  hiddenArguments: unknown;
}

/**
 * Whose preferences count for an actor: a person's own, and for a service account those of whoever made it.
 * An expression.
 */
function holderOf(actor: string): string {
  return `coalesce((select sv."createdById" from "service_accounts" sv where sv."id" = ${actor}), ${actor})`;
}

const PREFERENCES = `
  select up."showHiddenProjects", up."hideExamples", up."hiDpi", up."noProTips", up."hiddenArguments"
  from "user_preferences" up where up."userId" = ${holderOf("$1")}`;

/** What an actor chose, or the person behind a service account; undefined where all is as it comes. */
export async function preferencesOf(actorId: string, tx?: TransactionDatabase): Promise<PreferencesRow | undefined> {
  const [row] = await runStatement<PreferencesRow>("preferences", PREFERENCES, [actorId], tx);
  return row;
}

function chose(actor: string, preference: "showHiddenProjects" | "hideExamples"): string {
  return `exists (select 1 from "user_preferences" up where up."userId" = ${holderOf(actor)} and up."${preference}")`;
}

/**
 * True where lists show the project to the actor: hidden ones to who wants them, examples unless they are not wanted. It
 * is about lists alone and no right: an address leads there all the same. Both arguments are expressions.
 */
export function shownTo(project: string, actor: string): string {
  return `((not ${project}."hidden" or ${chose(actor, "showHiddenProjects")})
    and (${project}."kind" <> 'examples' or not ${chose(actor, "hideExamples")}))`;
}

/** True where lists across a workspace show what lies in a project, or in none. All arguments are expressions. */
export function liesInShown(projectId: string, workspaceId: string, actor: string): string {
  return `(${projectId} is null or ${projectId} <> all(array(
    select lo."id" from "projects" lo where lo."workspaceId" = ${workspaceId} and not ${shownTo("lo", actor)})))`;
}
