import "server-only";
import { decisionLimits, mayAlso } from "../access/limits/credential-scopes";
import { forbiddenIn } from "../access/limits/refusals";
import type { WorkspaceScope } from "../access/scope";
import { vaultStack, type StackedVault } from "../db/hot/vaults";
import { notFound } from "../errors";
import { readHiddenArguments } from "../preferences/views/preferences";

interface Stack {
  /** The lowest first. */
  vaults: readonly StackedVault[];
  /** Whether it is the caller's own. */
  own: boolean;
  /** Container arguments whose values are hidden: those that the configuration's owner chose, and the viewer. */
  hiddenArguments: readonly string[];
}

/**
 * The vaults of the caller, or of the actor that is asked about.
 * @throws FORBIDDEN permission_missing (actor) about others without the right,
 *   NOT_FOUND for who does not belong to the workspace
 */
export async function readStack(scope: WorkspaceScope, about?: string): Promise<Stack> {
  const { actor, workspace, organization } = scope;
  const place = { workspaceId: workspace.id, organizationId: organization.id };
  const own = about === undefined || about === actor.id;
  if (!own && !mayAlso(scope, "configuration.read-others")) {
    throw forbiddenIn(scope, "configuration.read-others", "actor");
  }
  const { as } = decisionLimits(actor);
  const vaults = own
    ? await vaultStack(place, actor.id, { as, impersonator: actor.impersonator?.id ?? null })
    : await vaultStack(place, about, { as: "self", impersonator: null });
  if (vaults === undefined) throw notFound();
  const theirs = await readHiddenArguments(about ?? actor.id);
  const hiddenArguments = own ? theirs : [...new Set([...theirs, ...(await readHiddenArguments(actor.id))])];
  return { vaults, own, hiddenArguments };
}
