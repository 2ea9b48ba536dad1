import "server-only";
import { placeOf } from "../../access/place";
import type { Authority } from "../../access/rights/authority";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority } from "../../access/standing/acting-authority";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { newId } from "../../ids";
import { summaryOf, type Content, type Summary } from "../content";
import { VAULTS_AT_MOST, type CreateVaultInput, type UpdateVaultInput, type VaultView } from "../schema";
import { toVaultViews } from "../views/vault";
import { findGroups, findVault, type FoundVault, type GroupRef } from "./find-vault";
import { addVersion, insertVersion, markApplied, refuseOutdated } from "./versions";

type Fields = NonNullable<AuditDraft["before"]>;

/** Under the lock of memberships, since a vault names groups; the caller's right is checked anew. */
export const underLock = ({ organization }: WorkspaceScope) => ({ lock: { organization: organization.id } });

/** The content of an input with what a list tells of it; null where the input leaves it as it is. */
export function givenContent(input: {
  format?: Content["format"] | undefined;
  content?: string | undefined;
}): (Content & Summary) | null {
  const { format, content } = input;
  if (format === undefined || content === undefined) return null;
  return { format, content, ...summaryOf({ format, content }) };
}

async function readView(tx: TransactionDatabase, id: string): Promise<VaultView> {
  const [view] = await toVaultViews([await findVault(tx, id)], tx);
  if (view === undefined) throw new Error("one row is one vault");
  return view;
}

function groupFields(groups: readonly GroupRef[]): Fields {
  return { groups: groups.map(({ id, name }) => ({ id, name })) };
}

async function linkGroups(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  vaultId: string,
  groups: readonly GroupRef[],
) {
  await tx.vaultGroup.createMany({ data: groups.map(({ id }) => ({ ...placeOf(scope), vaultId, groupId: id })) });
}

/**
 * Makes an administrator vault, in the last row.
 * @throws INVALID vault_invalid, vault_forbidden_key, body_too_large (content), INVALID (groups.N), LIMIT too_many_vaults
 */
export async function createVault(scope: WorkspaceScope, input: CreateVaultInput): Promise<VaultView> {
  const { name, format, content, active, locked } = input;
  const given = { format, content, ...summaryOf({ format, content }) };
  const create = async (tx: TransactionDatabase) => {
    await actingAuthority(tx, scope, "vault.create");
    const count = await tx.vault.count({ where: { kind: "administrator" } });
    if (count >= VAULTS_AT_MOST) throw new AppError("LIMIT", "too_many_vaults");
    const groups = await findGroups(tx, input.groups);
    const id = newId("vlt");
    const { keyCount, topKeys } = given;
    const state = {
      kind: "administrator",
      active,
      locked,
      position: count + 1,
      version: 1,
      appliedVersion: active ? 1 : null,
      updatedById: scope.actor.id,
    };
    await tx.vault.create({ data: { id, ...placeOf(scope), name, format, keyCount, topKeys, ...state } });
    await insertVersion(tx, scope, { id, version: 1 }, given);
    await linkGroups(tx, scope, id, groups);
    const after = { name, ...groupFields(groups), format, active, locked, position: count + 1, keyCount };
    return { value: await readView(tx, id), entries: { target: { type: "vault", id, name }, after } };
  };
  return audited(scope, "vault.create", create, underLock(scope));
}

/** The fields that changed, before and after. */
export function changedFields(before: Fields, after: Fields): { before: Fields; after: Fields } | null {
  const names = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (names.length === 0) return null;
  const of = (fields: Fields) => Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
  return { before: of(before), after: of(after) };
}

function fieldsOf({ name, active, locked, version, format, keyCount, groups }: FoundVault): Fields {
  const named = groups.map(({ group }) => group);
  return { name, active, locked, version, format, keyCount, ...groupFields(named) };
}

/**
 * Whoever is in a group reads what its vaults say, so that only who may read a vault themself gives it to another one.
 * @throws INVALID (groups.N), FORBIDDEN rank_too_low (groups)
 */
async function setGroups(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  acting: Authority,
  vault: FoundVault,
  ids: readonly string[],
) {
  const wanted = await findGroups(tx, ids);
  const has = new Set(vault.groups.map(({ group }) => group.id));
  const kept = new Set(wanted.map(({ id }) => id));
  const joined = wanted.filter(({ id }) => !has.has(id));
  const reveals = acting.permissions.has("vault.reveal");
  if (joined.length > 0 && !reveals) throw new AppError("FORBIDDEN", "rank_too_low", "groups");
  await tx.vaultGroup.deleteMany({ where: { vaultId: vault.id, groupId: { notIn: [...kept] } } });
  await linkGroups(tx, scope, vault.id, joined);
}

/**
 * Changes an administrator vault. Another content is a new version; one that cannot be read leaves the vault as it is.
 * @throws NOT_FOUND, CONFLICT vault_changed, INVALID as of a new one, FORBIDDEN rank_too_low (groups)
 */
export async function updateVault(scope: WorkspaceScope, input: UpdateVaultInput): Promise<VaultView> {
  const given = givenContent(input);
  const update = async (tx: TransactionDatabase) => {
    const acting = await actingAuthority(tx, scope, "vault.update");
    const vault = await findVault(tx, input.vault);
    refuseOutdated(vault, input.expectedVersion);
    const { name = vault.name, active = vault.active, locked = vault.locked } = input;
    if (input.groups !== undefined) await setGroups(tx, scope, acting, vault, input.groups);
    const version = await addVersion(tx, scope, vault, given);
    const { id } = await tx.vault.update({ where: { id: vault.id }, data: { name, active, locked } });
    await markApplied(tx, { id, version });
    const changes = changedFields(fieldsOf(vault), fieldsOf(await findVault(tx, id)));
    if (changes === null) return { value: await readView(tx, id), entries: [] };
    await tx.vault.update({ where: { id }, data: { updatedAt: new Date(), updatedById: scope.actor.id } });
    return { value: await readView(tx, id), entries: { target: { type: "vault", id, name }, ...changes } };
  };
  return audited(scope, "vault.update", update, underLock(scope));
}
