import "server-only";
import type { InstanceScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { AppError, notFound } from "../errors";
import { toTypeView } from "./queries";
import {
  TYPES_AT_MOST,
  type CreateResourceTypeInput,
  type ResourceTypeView,
  type UpdateResourceTypeInput,
} from "./schema";
import { isUsed } from "./types";

const COLUMNS = { id: true, label: true, level: true } as const;

/** Types are few and belong to the whole installation, so their changes run one after the other. */
const ONE_BY_ONE = { lock: { instance: true } } as const;

async function find(tx: TransactionDatabase, id: string) {
  const row = await tx.resourceType.findUnique({ where: { id }, select: COLUMNS });
  if (row === null) throw notFound();
  return row;
}

/** @throws CONFLICT taken (id), LIMIT too_many_types */
export async function createResourceType(
  scope: InstanceScope,
  { id, label, level }: CreateResourceTypeInput,
): Promise<ResourceTypeView> {
  return audited(
    scope,
    "resource-type.create",
    async (tx) => {
      if ((await tx.resourceType.count({ where: { id } })) > 0) throw new AppError("CONFLICT", "taken", "id");
      if ((await tx.resourceType.count()) >= TYPES_AT_MOST) throw new AppError("LIMIT", "too_many_types");
      await tx.resourceType.create({ data: { id, label, level, createdById: scope.actor.id } });
      const entries = { target: { type: "resource_type", id, name: label }, after: { label, level } };
      return { value: toTypeView({ id, label, level }), entries };
    },
    ONE_BY_ONE,
  );
}

/** What people read; where its resources are made stays, since they are there already. @throws NOT_FOUND */
export async function updateResourceType(
  scope: InstanceScope,
  { type: id, label }: UpdateResourceTypeInput,
): Promise<ResourceTypeView> {
  return audited(
    scope,
    "resource-type.update",
    async (tx) => {
      const row = await find(tx, id);
      await tx.resourceType.update({ where: { id }, data: { label } });
      const entries = {
        target: { type: "resource_type", id, name: label },
        before: { label: row.label },
        after: { label },
      };
      return { value: toTypeView({ ...row, label }), entries };
    },
    ONE_BY_ONE,
  );
}

/** @throws NOT_FOUND, CONFLICT type_in_use while anything of any tenant is of this type or names it */
export async function removeResourceType(
  scope: InstanceScope,
  { type: id }: { type: string },
): Promise<ResourceTypeView> {
  return audited(
    scope,
    "resource-type.remove",
    async (tx) => {
      const row = await find(tx, id);
      if (await isUsed(id, tx)) throw new AppError("CONFLICT", "type_in_use");
      await tx.resourceType.delete({ where: { id } });
      const { label, level } = row;
      const entries = { target: { type: "resource_type", id, name: label }, before: { label, level } };
      return { value: toTypeView(row), entries };
    },
    ONE_BY_ONE,
  );
}
