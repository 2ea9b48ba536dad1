import "server-only";
import { readScopes } from "../access/limits/credential-scopes";
import type { AccountScope } from "../access/scope";
import { countOf, keyset, toPage, type Page, type PageInput } from "../paging";
import type { DeviceSignInView } from "./schema";

/** The scopes of a row, as views hold them. */
export function scopesOf(value: unknown): DeviceSignInView["scopes"] {
  const scopes = readScopes(value);
  return scopes === null ? null : { ...scopes, permissions: scopes.permissions?.slice() ?? null };
}

/** The devices that the caller has let in and that still get in. */
export async function listDeviceSignIns(scope: AccountScope, input: PageInput): Promise<Page<DeviceSignInView>> {
  const { after, orderBy, take } = keyset(input);
  const where = { endedAt: null, expiresAt: { gt: new Date() } };
  const rows = await scope.db.deviceSignIn.findMany({
    where: { ...where, ...after },
    orderBy,
    take,
    select: {
      id: true,
      host: true,
      scopes: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      lastUsedAddress: true,
      lastUsedAgent: true,
    },
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.deviceSignIn.count({ where, ...limit }));
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    ({ scopes, ...row }) => ({
      ...row,
      scopes: scopesOf(scopes),
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    }),
  );
}
