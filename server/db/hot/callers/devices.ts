import "server-only";
import { lookUp } from "../../lane";

/** A device sign-in with its person, as each request with its access token looks it up. */
export interface DeviceRow {
  signInId: string;
  scopes: unknown;
  proofs: unknown;
  expiresAt: Date;
  lastUsedAt: Date | null;
  /** Ended by its person or the device, past its end, its person removed, or this very token revoked. */
  over: boolean;
  userId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  operator: boolean;
  suspended: boolean;
}

const DEVICE = `
  select d."id" as "signInId", d."scopes", d."proofs", d."expiresAt", d."lastUsedAt",
    d."endedAt" is not null or d."expiresAt" <= now() or u."deletedAt" is not null
      or exists (select 1 from "revoked_tokens" r where r."id" = $2) as "over",
    u."id" as "userId", u."name" as "name", u."email" as "email", u."emailVerifiedAt" is not null as "emailVerified",
    u."operator" as "operator", u."suspendedAt" is not null as "suspended"
  from "device_sign_ins" d join "users" u on u."id" = d."userId"
  where d."id" = $1`;

/** The sign-in that an access token was issued for, and whether that token (its `jti`) is still good. */
export async function deviceSignInById(id: string, tokenId: string): Promise<DeviceRow | undefined> {
  return lookUp<DeviceRow>("device", DEVICE, [id, tokenId], ["expiresAt", "lastUsedAt"]);
}
