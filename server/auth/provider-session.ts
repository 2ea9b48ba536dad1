import "server-only";
import { z } from "zod";
import { open, seal } from "../secrets/seal";
import type { ProviderSession } from "../sso/provider";

type Owner = `session:${string}` | `ticket:${string}`;

const text = z.string().exactOptional();

const schema = z.object({
  idToken: text,
  accessToken: text,
  refreshToken: text,
  nameId: text,
  nameIdFormat: text,
  sessionIndex: text,
  endsAt: text,
});

/** What signing out at the provider needs, bound to the row that keeps it. */
export function sealProvider(session: ProviderSession, owner: Owner): string {
  return seal(JSON.stringify(session), owner);
}

export function openProvider(sealed: string, owner: Owner): ProviderSession {
  return schema.parse(JSON.parse(open(sealed, owner)));
}
