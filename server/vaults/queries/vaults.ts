import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { refuseMachines } from "../../access/limits/refusals";
import { notFound } from "../../errors";
import { containing, slicedPage, type Page } from "../../paging";
import type { HeldVaultView, ListVaultsInput, VaultView, VersionsInput } from "../schema";
import { readHeldVault, toVaultViews, VAULT_COLUMNS } from "../views/vault";
import { listHistoryOfVault, listVersions } from "./versions";

/** The administrator vaults, the row that wins first: a workspace has a few hundred at most. */
export async function listVaults({ db }: WorkspaceScope, input: ListVaultsInput): Promise<Page<VaultView>> {
  const { search, group } = input;
  const where = {
    kind: "administrator",
    ...(search === undefined ? {} : { name: containing(search) }),
    ...(group === undefined ? {} : { groups: { some: { groupId: group } } }),
  };
  const rows = await db.vault.findMany({ where, orderBy: { position: "asc" }, select: VAULT_COLUMNS });
  return slicedPage(input, await toVaultViews(rows));
}

/** @throws NOT_FOUND */
export async function getVault({ db }: WorkspaceScope, id: string): Promise<VaultView> {
  const row = await db.vault.findFirst({ where: { id, kind: "administrator" }, select: VAULT_COLUMNS });
  const [view] = row === null ? [] : await toVaultViews([row]);
  if (view === undefined) throw notFound();
  return view;
}

/** @throws NOT_FOUND */
export async function listVaultVersions(scope: WorkspaceScope, { vault, ...input }: VersionsInput & { vault: string }) {
  const { id } = await getVault(scope, vault);
  return listVersions(scope.db, id, input);
}

/** @throws NOT_FOUND */
export async function listVaultHistory(scope: WorkspaceScope, { vault, ...input }: VersionsInput & { vault: string }) {
  const { id } = await getVault(scope, vault);
  return listHistoryOfVault(scope.db, id, input);
}

/** The caller's own vault. @throws FORBIDDEN people_only */
export async function getOwnVault(scope: WorkspaceScope): Promise<HeldVaultView> {
  refuseMachines(scope.actor);
  return readHeldVault(scope.db, { userId: scope.actor.id });
}

export async function listOwnVersions(scope: WorkspaceScope, input: VersionsInput) {
  return listVersions(scope.db, (await getOwnVault(scope)).id, input);
}

export async function listOwnHistory(scope: WorkspaceScope, input: VersionsInput) {
  return listHistoryOfVault(scope.db, (await getOwnVault(scope)).id, input);
}

/** The vault of a service account of the workspace. @throws NOT_FOUND */
export async function getMachineVault({ db }: WorkspaceScope, id: string): Promise<HeldVaultView> {
  if ((await db.serviceAccount.count({ where: { id, projectId: null } })) === 0) throw notFound();
  return readHeldVault(db, { serviceAccountId: id });
}

type MachinePage = VersionsInput & { serviceAccount: string };

/** @throws NOT_FOUND */
export async function listMachineVersions(scope: WorkspaceScope, { serviceAccount, ...input }: MachinePage) {
  return listVersions(scope.db, (await getMachineVault(scope, serviceAccount)).id, input);
}

/** @throws NOT_FOUND */
export async function listMachineHistory(scope: WorkspaceScope, { serviceAccount, ...input }: MachinePage) {
  return listHistoryOfVault(scope.db, (await getMachineVault(scope, serviceAccount)).id, input);
}
