import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import type { ReadDatabase } from "../db/tenant";
import { publicUrl } from "../env";
import { ENTERPRISE_SCHEMA, USER_SCHEMA } from "./attributes";
import { isRecord, userDocument, type Document } from "./documents";
import { absent } from "./errors";

export const USER_COLUMNS = {
  id: true,
  externalId: true,
  userName: true,
  active: true,
  attributes: true,
  email: true,
  userId: true,
  createdAt: true,
  updatedAt: true,
  groups: { select: { directoryGroup: { select: { id: true, displayName: true } } } },
} as const;

export type UserRow = NonNullable<Awaited<ReturnType<typeof findUser>>>;

type Database = Pick<ReadDatabase, "directoryUser">;

async function findUser(db: Database, organizationId: string, id: string) {
  return db.directoryUser.findFirst({ where: { organizationId, id }, select: USER_COLUMNS });
}

/** @throws ScimError 404 */
export async function getUser(
  db: Database | TransactionDatabase,
  organizationId: string,
  id: string,
): Promise<UserRow> {
  const row = await findUser(db, organizationId, id);
  if (row === null) throw absent();
  return row;
}

/** The person as the directory described them last. */
export function documentOf({ externalId, userName, active, attributes }: UserRow): Document {
  const others = isRecord(attributes) ? attributes : {};
  return userDocument({ ...others, userName, active, ...(externalId === null ? {} : { externalId }) });
}

export function locationOf(kind: "Users" | "Groups", id: string): string {
  return `${publicUrl()}/scim/v2/${kind}/${id}`;
}

export function userResource(row: UserRow): Record<string, unknown> {
  const document = documentOf(row);
  const { id, createdAt, updatedAt, groups } = row;
  return {
    schemas: ENTERPRISE_SCHEMA in document ? [USER_SCHEMA, ENTERPRISE_SCHEMA] : [USER_SCHEMA],
    id,
    ...document,
    groups: groups.map(({ directoryGroup }) => ({
      value: directoryGroup.id,
      display: directoryGroup.displayName,
      type: "direct",
      $ref: locationOf("Groups", directoryGroup.id),
    })),
    meta: {
      resourceType: "User",
      created: createdAt.toISOString(),
      lastModified: updatedAt.toISOString(),
      location: locationOf("Users", id),
    },
  };
}
