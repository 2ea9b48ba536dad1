import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { findRegistered, type RegisteredRow, type ResourceKey } from "../../db/hot/resources/registered-resources";
import { AppError, isAppError } from "../../errors";
import { newId } from "../../ids";
import { ownedCompute, refuseUnowned } from "../../projects/commands/owned-compute";
import { changing, decided } from "../queries/views";
import type { RegisteredInput } from "../schema";
import { ownersAmong } from "./owners";
import { lacking } from "./refused";
import { placesOf } from "./registration-places";
import { changeableOf, usedAt, withGiven, type Changeable } from "./resource-fields";

/** What becomes of one item. */
export interface Step {
  item: RegisteredInput;
  id: string;
  projectId: string | null;
  /** Null: it is new. */
  before: Changeable | null;
  after: Changeable;
  /** Null: not said, or not newer than what is known. */
  used: Date | null;
}

export type Planned = Step | AppError;

function textOf({ projectId, type, externalId }: ResourceKey): string {
  return JSON.stringify([projectId, type, externalId]);
}

/** Each key with its item, or why there is none: the second of the same name would undo the first. */
function keysOf(items: readonly RegisteredInput[], places: readonly ({ projectId: string | null } | AppError)[]) {
  const seen = new Set<string>();
  return items.map(({ type, externalId }, index): ResourceKey | AppError => {
    const place = places[index];
    if (place === undefined || isAppError(place)) return place ?? new AppError("INVALID", "invalid_value");
    const key = { projectId: place.projectId, type, externalId };
    if (seen.has(textOf(key))) return new AppError("CONFLICT", "duplicate_row", "externalId");
    seen.add(textOf(key));
    return key;
  });
}

/** Whether the caller may: what is there is asked for itself, what is new for its type in its place. */
async function mayEach(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  keys: readonly (ResourceKey | AppError)[],
  present: ReadonlyMap<string, RegisteredRow>,
) {
  const questions = new Map<string, Parameters<typeof decided>[1][number]>();
  const names = keys.map((key) => {
    if (isAppError(key)) return "";
    const { projectId, type } = key;
    const id = present.get(textOf(key))?.id;
    const resource = id !== undefined ? { id, type } : projectId === null ? { type } : { type, project: projectId };
    const name = id ?? JSON.stringify([projectId, type]);
    questions.set(name, { permission: changing(type), resource });
    return name;
  });
  const answers = await decided(scope, [...questions.values()], tx);
  const allowed = new Set([...questions.keys()].filter((_, index) => answers[index]));
  return names.map((name) => allowed.has(name));
}

function isNewer(used: Date | null, known: string | null): boolean {
  return used !== null && (known === null || used > new Date(`${known.replace(" ", "T")}Z`));
}

function stepOf(
  item: RegisteredInput,
  key: ResourceKey,
  row: RegisteredRow | undefined,
  ownerOf: Awaited<ReturnType<typeof ownersAmong>>,
  hidden: readonly string[],
): Planned {
  const before = row === undefined ? null : changeableOf(row);
  const owner = ownerOf(item.owner, before);
  if (isAppError(owner)) return owner;
  const blank = { name: item.name, sizeBytes: null, attributes: {}, url: null };
  const used = usedAt(item.lastUsedAt);
  return {
    item,
    id: row?.id ?? newId("res"),
    projectId: key.projectId,
    before,
    after: withGiven(before ?? { ...blank, ...owner }, item, owner, hidden),
    used: isNewer(used, row?.lastUsedAt ?? null) ? used : null,
  };
}

function planned(make: () => Planned): Planned {
  try {
    return make();
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
}

/**
 * What becomes of each item as things stand in the transaction: a handful of statements, however many items there are.
 */
export async function planRegistration(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  items: readonly RegisteredInput[],
  hidden: readonly string[],
): Promise<Planned[]> {
  const keys = keysOf(items, await placesOf(tx, scope, items));
  const rows = await findRegistered(
    tx,
    scope.workspace.id,
    keys.flatMap((key) => (isAppError(key) ? [] : key)),
  );
  const present = new Map(rows.map((row) => [textOf(row), row]));
  const may = await mayEach(tx, scope, keys, present);
  const going = items.map(({ type, attributes }, index) => {
    const key = keys[index];
    return { projectId: key === undefined || isAppError(key) ? null : key.projectId, type, attributes };
  });
  const owned = await ownedCompute(tx, going);
  const ownerOf = await ownersAmong(tx, scope, [...new Set(items.flatMap(({ owner }) => owner ?? []))]);
  return items.map((item, index) => {
    const key = keys[index];
    if (key === undefined || isAppError(key)) return key ?? new AppError("INVALID", "invalid_value");
    if (may[index] !== true) return lacking(scope, item.type);
    return planned(() => {
      refuseUnowned(owned, { ...key, attributes: item.attributes });
      return stepOf(item, key, present.get(textOf(key)), ownerOf, hidden);
    });
  });
}
