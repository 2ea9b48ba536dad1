import "server-only";
import { refuseCredentials, refuseMachines } from "../../access/limits/refusals";
import type { WorkspacePermission } from "../../access/permissions";
import { placeOf } from "../../access/place";
import type { WorkspaceScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { notFound } from "../../errors";
import { newId } from "../../ids";
import { actingAuthority } from "../../access/standing/acting-authority";
import { findServiceAccount } from "../../service-accounts/commands/find-service-account";
import type { Content, Summary } from "../content";
import type { HeldVaultView, RevealedVaultView, RevealInput, SetVaultInput } from "../schema";
import { readHeldVault, type HeldBy } from "../views/vault";
import { changedFields, givenContent, underLock } from "./administrator";
import { refuseUnrevealed, restoreContent, revealedFields } from "./reveal";
import { addVersion, insertVersion, markApplied, refuseOutdated, readRevealed } from "./versions";

/** Whose vault it is: the caller's own, or the one of a service account that they administer. */
interface Holder {
  by: HeldBy;
  name: string;
}
type FindHolder = (tx: TransactionDatabase) => Promise<Holder>;
type HeldRight = Extract<WorkspacePermission, `own-vault.${string}` | `service-account-vault.${string}`>;

/** @throws FORBIDDEN people_only */
function own(scope: WorkspaceScope, right: HeldRight): FindHolder {
  refuseMachines(scope.actor);
  return async (tx) => {
    await actingAuthority(tx, scope, right);
    return { by: { userId: scope.actor.id }, name: scope.actor.name };
  };
}

/** @throws NOT_FOUND, FORBIDDEN rank_too_low for a service account that ranks above the caller, permission_missing */
function machines(scope: WorkspaceScope, id: string, right: HeldRight): FindHolder {
  return async (tx) => {
    const acting = await actingAuthority(tx, scope, right);
    const { name } = await findServiceAccount(tx, acting, id);
    if (right === "service-account-vault.restore") refuseUnrevealed(acting, "service-account-vault.reveal");
    return { by: { serviceAccountId: id }, name };
  };
}

const COLUMNS = { id: true, active: true, version: true, format: true, keyCount: true } as const;

async function findHeld(tx: TransactionDatabase, by: HeldBy) {
  return tx.vault.findFirst({ where: by, select: COLUMNS });
}

type Given = Content & Summary;

const EMPTY: Given = { format: "hocon", content: "", keyCount: 0, topKeys: [] };

/** What is to be set, read before anybody waits for the lock. */
interface Wanted {
  given: Given | null;
  active: boolean | undefined;
}

async function insertHeld(tx: TransactionDatabase, scope: WorkspaceScope, { by }: Holder, wanted: Wanted) {
  const given = wanted.given ?? EMPTY;
  const { format, keyCount, topKeys } = given;
  const id = newId("vlt");
  const kind = "userId" in by ? "user" : "service_account";
  const { active = true } = wanted;
  const state = { kind, active, version: 1, appliedVersion: active ? 1 : null, updatedById: scope.actor.id };
  await tx.vault.create({ data: { id, ...placeOf(scope), ...by, ...state, format, keyCount, topKeys } });
  await insertVersion(tx, scope, { id, version: 1 }, given);
  return { id, after: { active, version: 1, format, keyCount } };
}

async function changeHeld(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  before: NonNullable<Awaited<ReturnType<typeof findHeld>>>,
  { given, active: wanted }: Wanted,
) {
  const { id, ...fields } = before;
  await addVersion(tx, scope, before, given);
  const data = { active: wanted ?? before.active };
  const { active, version, format, keyCount } = await tx.vault.update({ where: { id }, data, select: COLUMNS });
  await markApplied(tx, { id, version });
  const changes = changedFields(fields, { active, version, format, keyCount });
  if (changes === null) return null;
  await tx.vault.update({ where: { id }, data: { updatedAt: new Date(), updatedById: scope.actor.id } });
  return { id, ...changes };
}

async function set(scope: WorkspaceScope, right: HeldRight & `${string}.set`, find: FindHolder, input: SetVaultInput) {
  const wanted = { given: givenContent(input), active: input.active };
  const change = async (tx: TransactionDatabase) => {
    const holder = await find(tx);
    const before = await findHeld(tx, holder.by);
    refuseOutdated(before ?? { version: 0 }, input.expectedVersion);
    const changed =
      before === null ? await insertHeld(tx, scope, holder, wanted) : await changeHeld(tx, scope, before, wanted);
    const value = await readHeldVault(tx, holder.by, tx);
    if (changed === null) return { value, entries: [] };
    const { id, ...fields } = changed;
    return { value, entries: { target: { type: "vault", id, name: holder.name }, ...fields } };
  };
  return audited(scope, right, change, underLock(scope));
}

async function reveal(
  scope: WorkspaceScope,
  right: HeldRight & `${string}.reveal`,
  find: FindHolder,
  input: RevealInput,
): Promise<RevealedVaultView> {
  refuseCredentials(scope.actor);
  return audited(scope, right, async (tx) => {
    const { by, name } = await find(tx);
    const vault = await findHeld(tx, by);
    if (vault === null) throw notFound();
    const value = await readRevealed(tx, vault, input);
    return { value, entries: { target: { type: "vault", id: vault.id, name }, after: revealedFields(value) } };
  });
}

async function restore(
  scope: WorkspaceScope,
  right: HeldRight & `${string}.restore`,
  find: FindHolder,
  from: number,
): Promise<HeldVaultView> {
  const change = async (tx: TransactionDatabase) => {
    const { by, name } = await find(tx);
    const vault = await findHeld(tx, by);
    if (vault === null) throw notFound();
    const version = await restoreContent(tx, scope, vault, from);
    const fields = { before: { version: vault.version }, after: { version, restoredFrom: from } };
    const target = { type: "vault", id: vault.id, name };
    return { value: await readHeldVault(tx, by, tx), entries: { target, ...fields } };
  };
  return audited(scope, right, change, underLock(scope));
}

/**
 * Sets what the caller's own vault says, or whether it counts.
 * @throws FORBIDDEN people_only, CONFLICT vault_changed,
 *   INVALID vault_invalid, vault_forbidden_key, body_too_large (content)
 */
export async function setOwnVault(scope: WorkspaceScope, input: SetVaultInput): Promise<HeldVaultView> {
  return set(scope, "own-vault.set", own(scope, "own-vault.set"), input);
}

/** @throws NOT_FOUND, FORBIDDEN fresh_sign_in_required */
export async function revealOwnVault(scope: WorkspaceScope, input: RevealInput): Promise<RevealedVaultView> {
  return reveal(scope, "own-vault.reveal", own(scope, "own-vault.reveal"), input);
}

/** @throws NOT_FOUND, CONFLICT unchanged */
export async function restoreOwnVault(scope: WorkspaceScope, input: { version: number }): Promise<HeldVaultView> {
  return restore(scope, "own-vault.restore", own(scope, "own-vault.restore"), input.version);
}

type OfMachine<Input> = Input & { serviceAccount: string };

/** The same for the vault of a service account. @throws NOT_FOUND, FORBIDDEN rank_too_low, and as of an own one */
export async function setMachineVault(
  scope: WorkspaceScope,
  { serviceAccount, ...input }: OfMachine<SetVaultInput>,
): Promise<HeldVaultView> {
  const right = "service-account-vault.set";
  return set(scope, right, machines(scope, serviceAccount, right), input);
}

/** @throws NOT_FOUND, FORBIDDEN rank_too_low, fresh_sign_in_required */
export async function revealMachineVault(
  scope: WorkspaceScope,
  { serviceAccount, ...input }: OfMachine<RevealInput>,
): Promise<RevealedVaultView> {
  const right = "service-account-vault.reveal";
  return reveal(scope, right, machines(scope, serviceAccount, right), input);
}

/** @throws NOT_FOUND, FORBIDDEN rank_too_low, permission_missing (service-account-vault.reveal), CONFLICT unchanged */
export async function restoreMachineVault(
  scope: WorkspaceScope,
  { serviceAccount, version }: OfMachine<{ version: number }>,
): Promise<HeldVaultView> {
  const right = "service-account-vault.restore";
  return restore(scope, right, machines(scope, serviceAccount, right), version);
}
