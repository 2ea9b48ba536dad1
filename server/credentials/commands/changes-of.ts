import "server-only";
import type { TenantScope } from "../../access/scope";
import { audited, type Change, type TransactionDatabase } from "../../audit/audited";
import type { CreatedCredentialView, CredentialView } from "../schema";
import type { FoundCredential } from "../views/credential";
import { enableFound, relabelFound, revokeFound, setNetworksFound } from "./change-credential";
import { rotateFound } from "./rotate-found";

/** The kinds of credentials, by where they stand; their permissions and actions begin with it. */
type Kind = "credential" | "project-credential" | "organization-credential";

type Verb = "relabel" | "rotate" | "set-networks" | "revoke" | "enable";

/** The credential, if the caller may do this to it now. @throws NOT_FOUND, FORBIDDEN by the rules of its place */
type Find<S extends TenantScope, K extends Kind> = (
  scope: S,
  tx: TransactionDatabase,
  change: `${K}.${Verb}`,
  id: string,
) => Promise<FoundCredential>;

/**
 * The changes of one kind of credentials. They differ by who may do them alone, which `find` says within the transaction
 * of each, under the lock of memberships and of the place: whoever is removed, or what is deleted meanwhile, stays so.
 */
export function changesOf<S extends TenantScope, K extends Kind>(kind: K, find: Find<S, K>) {
  async function changed<View extends CredentialView>(
    verb: Verb,
    scope: S,
    id: string,
    work: (tx: TransactionDatabase, found: FoundCredential) => Promise<Change<View>>,
  ): Promise<View> {
    const change: `${K}.${Verb}` = `${kind}.${verb}`;
    return audited(scope, change, async (tx) => work(tx, await find(scope, tx, change, id)), {
      lock: { organization: scope.organization.id },
    });
  }
  return {
    /** @throws as `find` */
    relabel: (scope: S, { credential, label }: { credential: string; label: string }): Promise<CredentialView> =>
      changed("relabel", scope, credential, (tx, found) => relabelFound(tx, found, label)),

    /** @throws as `find`, CONFLICT credential_revoked, expired, credential_disabled, FORBIDDEN credential_scope */
    rotate: (
      scope: S,
      { credential, overlapSeconds }: { credential: string; overlapSeconds: number },
    ): Promise<CreatedCredentialView> =>
      changed("rotate", scope, credential, (tx, found) => rotateFound(tx, scope, found, overlapSeconds)),

    /** @throws as `find`, CONFLICT credential_revoked, FORBIDDEN credential_scope (networks) */
    setNetworks: (
      scope: S,
      { credential, networks }: { credential: string; networks: readonly string[] },
    ): Promise<CredentialView> =>
      changed("set-networks", scope, credential, (tx, found) => setNetworksFound(tx, scope, found, networks)),

    /** @throws as `find`, CONFLICT credential_revoked */
    revoke: (scope: S, { credential }: { credential: string }): Promise<CredentialView> =>
      changed("revoke", scope, credential, (tx, found) => revokeFound(tx, scope, found)),

    /** Lets one work again whose place was deleted and restored. @throws as `find`, CONFLICT not_disabled */
    enable: (scope: S, { credential }: { credential: string }): Promise<CredentialView> =>
      changed("enable", scope, credential, (tx, found) => enableFound(tx, found)),
  };
}
