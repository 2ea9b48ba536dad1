import "server-only";
import type { ProjectPermission } from "../../access/permissions";
import type { ProjectScope } from "../../access/scope";
import { audited, type Change, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { newId } from "../../ids";
import { actingInProject } from "../../projects/commands/check-project";
import { nameKey } from "../../text";
import { KEYS_AT_MOST, type CreateKeyInput, type KeyView, type RenameKeyInput, type ReplaceKeyInput } from "../schema";
import { detailsOf } from "../views/key";
import { findKey, refuseTaken, targetOf, viewOfKey } from "./find-key";
import { plainFields, sealValue } from "./sealed-value";

type Changing = Exclude<Extract<ProjectPermission, `third-party-key.${string}`>, "third-party-key.list">;

/** Under the lock of memberships: whoever is no longer the owner, or an admin, changes none. */
async function changing<T>(
  scope: ProjectScope,
  permission: Changing,
  work: (tx: TransactionDatabase) => Promise<Change<T>>,
): Promise<T> {
  return audited(
    scope,
    permission,
    async (tx) => {
      await actingInProject(tx, scope, permission);
      return work(tx);
    },
    { lock: { organization: scope.organization.id } },
  );
}

/**
 * Keeps a secret of another provider for the project.
 * @throws CONFLICT taken (name), archived, LIMIT too_many_keys, FORBIDDEN permission_missing, examples_read_only
 */
export async function createKey(scope: ProjectScope, { name, value }: CreateKeyInput): Promise<KeyView> {
  const { organization, workspace, project, actor } = scope;
  return changing(scope, "third-party-key.create", async (tx) => {
    await refuseTaken(tx, project.id, name);
    const count = await tx.projectKey.count({ where: { projectId: project.id } });
    if (count >= KEYS_AT_MOST) throw new AppError("LIMIT", "too_many_keys");
    const id = newId("pky");
    const { kind } = value;
    const details = plainFields(value);
    const place = { organizationId: organization.id, workspaceId: workspace.id, projectId: project.id };
    const by = { createdById: actor.id, updatedById: actor.id };
    const named = { name, nameKey: nameKey(name) };
    await tx.projectKey.create({
      data: { id, ...place, ...named, kind, details, sealedValue: sealValue(id, value), ...by },
    });
    const after = { name, kind, ...details, version: 1 };
    return { value: await viewOfKey(tx, scope, id), entries: { target: targetOf({ id, name }), after } };
  });
}

/** @throws NOT_FOUND, CONFLICT taken (name) */
export async function renameKey(scope: ProjectScope, { key, name }: RenameKeyInput): Promise<KeyView> {
  return changing(scope, "third-party-key.rename", async (tx) => {
    const before = await findKey(tx, scope, key);
    if (before.name === name) return { value: await viewOfKey(tx, scope, key), entries: [] };
    await refuseTaken(tx, scope.project.id, name, key);
    const data = { name, nameKey: nameKey(name), updatedAt: new Date(), updatedById: scope.actor.id };
    await tx.projectKey.update({ where: { id: key }, data });
    const entry = { target: targetOf({ id: key, name }), before: { name: before.name }, after: { name } };
    return { value: await viewOfKey(tx, scope, key), entries: entry };
  });
}

/**
 * Puts another value in the place of a key's, unseen. All fields are given: a secret never goes along to another host.
 * @throws NOT_FOUND, INVALID key_kind_differs (value.kind)
 */
export async function replaceKey(scope: ProjectScope, { key, value }: ReplaceKeyInput): Promise<KeyView> {
  return changing(scope, "third-party-key.replace", async (tx) => {
    const before = await findKey(tx, scope, key);
    if (before.kind !== value.kind) throw new AppError("INVALID", "key_kind_differs", "value.kind");
    const version = before.version + 1;
    const details = plainFields(value);
    const changed = { details, version, updatedAt: new Date(), updatedById: scope.actor.id };
    await tx.projectKey.update({ where: { id: key }, data: { ...changed, sealedValue: sealValue(key, value) } });
    const entry = {
      target: targetOf(before),
      before: { ...detailsOf(before.details), version: before.version },
      after: { ...details, version },
    };
    return { value: await viewOfKey(tx, scope, key), entries: entry };
  });
}

/** @throws NOT_FOUND */
export async function removeKey(scope: ProjectScope, { key }: { key: string }) {
  return changing(scope, "third-party-key.remove", async (tx) => {
    const { id, name, kind, version } = await findKey(tx, scope, key);
    await tx.projectKey.delete({ where: { id } });
    return { value: { id, name }, entries: { target: targetOf({ id, name }), before: { name, kind, version } } };
  });
}
