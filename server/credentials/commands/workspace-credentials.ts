import "server-only";
import { refuseBeyondMachine } from "../../access-rules/commands/check-groups";
import { mayAlso, readScopes } from "../../access/limits/credential-scopes";
import { covers, workspaceAuthority, type Authority } from "../../access/rights/authority";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority, refuseAbove, refuseMachines } from "../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import type { CreateCredentialInput, CreatedCredentialView } from "../schema";
import { credentialColumns, ownerOfCredential, type FoundCredential } from "../views/credential";
import { changesOf } from "./changes-of";
import { neededFor } from "./create-machine-credential";
import { insertCredential } from "./insert-credential";
import { rotateFound } from "./rotate-found";

/** Under the lock of memberships and of the place: whoever is removed, or what is deleted meanwhile, stays so. */
const locked = ({ organization }: WorkspaceScope) => ({ lock: { organization: organization.id } });

/** @throws FORBIDDEN permission_missing where the input names somebody else */
function refuseForOthers(scope: WorkspaceScope, { user, userId }: CreateCredentialInput): void {
  for (const id of [user, userId]) {
    if (id !== undefined && id !== scope.actor.id) throw new AppError("FORBIDDEN", "permission_missing", "user");
  }
}

/**
 * Makes a credential of the caller for this workspace. The secret key is in the answer and nowhere else. Under the lock
 * of memberships, since one made after its owner was removed would work again when they come back.
 * @throws FORBIDDEN permission_missing, people_only, credential_scope,
 *   INVALID (expiresAt, scopes.permissions.N, scopes.project)
 */
export async function createCredential(
  scope: WorkspaceScope,
  input: CreateCredentialInput,
): Promise<CreatedCredentialView> {
  refuseMachines(scope);
  refuseForOthers(scope, input);
  const create = async (tx: TransactionDatabase) => {
    await actingAuthority(tx, scope, "credential.create");
    return insertCredential(tx, scope, { owner: { userId: scope.actor.id }, given: input });
  };
  return audited(scope, "credential.create", create, locked(scope));
}

type CredentialChange =
  "credential.relabel" | "credential.revoke" | "credential.enable" | "credential.rotate" | "credential.set-networks";

/** The credential as the caller sees it now, with how far their word goes. Those of projects are for admins alone. */
async function inSight(scope: WorkspaceScope, tx: TransactionDatabase, change: CredentialChange, id: string) {
  const acting = await actingAuthority(tx, scope, change);
  const where = { id, organizationDefault: false };
  const found = await tx.credential.findFirst({ where, select: credentialColumns(scope) });
  if (found === null) throw notFound();
  const mine = ownerOfCredential(found).id === scope.actor.id;
  const sight = found.projectId === null || covers(acting, workspaceAuthority("admin"));
  const governs = sight && acting.permissions.has("credential.govern") && mayAlso(scope, "credential.govern");
  return { acting, found, mine, governs };
}

/**
 * The credential if the caller may change it now: their own, or any of the workspace for an admin.
 * @throws NOT_FOUND where it is somebody else's and the caller is no workspace admin, FORBIDDEN permission_missing
 */
async function governed(scope: WorkspaceScope, tx: TransactionDatabase, change: CredentialChange, id: string) {
  const { found, mine, governs } = await inSight(scope, tx, change, id);
  if (!mine && !governs) throw notFound();
  return found;
}

/** Rotating is asked for otherwise: whoever governs a credential does not learn its secret. */
export const {
  relabel: relabelCredential,
  setNetworks: setCredentialNetworks,
  revoke: revokeCredential,
  enable: enableCredential,
} = changesOf("credential", governed);

/** A service account's is rotated by whoever may give it one, since they learn its secret. */
async function mayGive(
  scope: WorkspaceScope,
  tx: TransactionDatabase,
  acting: Authority,
  { projectId, serviceAccount, scopes }: FoundCredential,
): Promise<boolean> {
  const right = "service-account.create-credential";
  if (serviceAccount === null || projectId !== null) return false;
  if (!acting.permissions.has(right) || !mayAlso(scope, right)) return false;
  refuseAbove(acting, neededFor(serviceAccount, readScopes(scopes)?.permissions ?? []));
  await refuseBeyondMachine(tx, scope, acting, serviceAccount.id);
  return true;
}

/**
 * Gives a credential a new secret key. Nobody does that for another person, not even an admin, who would learn it.
 * @throws NOT_FOUND, FORBIDDEN permission_missing, rank_too_low,
 *   credential_scope, CONFLICT credential_revoked, expired, credential_disabled
 */
export async function rotateCredential(
  scope: WorkspaceScope,
  { credential, overlapSeconds }: { credential: string; overlapSeconds: number },
): Promise<CreatedCredentialView> {
  const rotate = async (tx: TransactionDatabase) => {
    const { acting, found, mine, governs } = await inSight(scope, tx, "credential.rotate", credential);
    if (!mine && !(await mayGive(scope, tx, acting, found))) {
      throw governs ? new AppError("FORBIDDEN", "permission_missing") : notFound();
    }
    return rotateFound(tx, scope, found, overlapSeconds);
  };
  return audited(scope, "credential.rotate", rotate, locked(scope));
}
