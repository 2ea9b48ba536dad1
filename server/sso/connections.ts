import "server-only";
import type { SystemScope } from "../access/scope";
import { oidcSettingsSchema, samlSettingsSchema } from "../identity-providers/schema/connection";
import { CLIENT_SECRET_OWNER, PRIVATE_KEY_OWNER } from "../identity-providers/views/secrets";
import { isId } from "../ids";
import { open } from "../secrets/seal";
import type { Connection } from "./provider";

const CERTIFICATE = { id: true, pem: true, notAfter: true } as const;

/** The row, where it is still in place: a deleted organization signs nobody in. */
function read(scope: SystemScope, id: string) {
  return scope.db.identityProvider.findFirst({
    where: { id, organization: { deletedAt: null } },
    include: { certificates: { where: { retiredAt: null }, select: CERTIFICATE, orderBy: { id: "asc" } } },
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof read>>>;

function commonOf(row: Row) {
  return {
    id: row.id,
    organizationId: row.organizationId,
    provider: row.provider,
    displayName: row.displayName,
    active: row.active,
    createUsers: row.createUsers,
    defaultRole: row.defaultRole === "member" ? ("member" as const) : ("viewer" as const),
    syncGroups: row.syncGroups,
    syncRoles: row.syncRoles,
    withoutMatch: row.withoutMatch === "refuse" ? ("refuse" as const) : ("default" as const),
  };
}

/** A connection with its secrets opened, switched on or not; null where there is none. */
export async function findConnection(scope: SystemScope, id: string): Promise<Connection | null> {
  const row = isId("idp", id) ? await read(scope, id) : null;
  if (row === null) return null;
  const { sealedClientSecret, sealedPrivateKey } = row;
  if (row.protocol === "oidc") {
    const clientSecret = sealedClientSecret === null ? null : open(sealedClientSecret, CLIENT_SECRET_OWNER(id));
    return { ...commonOf(row), protocol: "oidc", settings: oidcSettingsSchema.parse(row.settings), clientSecret };
  }
  const privateKey = sealedPrivateKey === null ? null : open(sealedPrivateKey, PRIVATE_KEY_OWNER(id));
  const settings = samlSettingsSchema.parse(row.settings);
  return { ...commonOf(row), protocol: "saml", settings, privateKey, certificates: row.certificates };
}
