import "server-only";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { openProvider } from "../auth/provider-session";
import { newId } from "../ids";
import { seal } from "../secrets/seal";
import { hashToken, newToken } from "../secrets/token";
import { leadOn, redirect } from "./answers";
import { signOutAt } from "./protocols";
import { outcomeSchema } from "./outcome";
import type { Connection } from "./provider";
import { fetchOutcome, findByCode, outcomeOwner } from "./transactions";

const LIFETIME_MILLISECONDS = 120_000;

/**
 * Asked when a session is about to end that came by a provider: the path of ours that ends the provider's as well. Null
 * where nothing of the provider's was kept.
 */
export async function prepareLeaving(scope: SystemScope, sessionToken: string): Promise<string | null> {
  const session = await scope.db.session.findFirst({
    where: { tokenHash: hashToken(sessionToken), endedAt: null, sealedProvider: { not: null } },
    select: { id: true, userId: true, sealedProvider: true, identityProviderId: true },
  });
  if (session?.sealedProvider == null || session.identityProviderId === null) return null;
  const where = { id: session.identityProviderId };
  const connection = await scope.db.identityProvider.findFirst({ where, select: { id: true, organizationId: true } });
  const kept = openProvider(session.sealedProvider, `session:${session.id}`);
  if (connection === null || Object.keys(kept).length === 0) return null;
  const id = newId("sso");
  const code = newToken();
  const data = {
    id,
    organizationId: connection.organizationId,
    identityProviderId: connection.id,
    purpose: "sign-out",
    browserHash: "",
    stateHash: hashToken(newToken()),
    next: "/sign-in",
    userId: session.userId,
    sealedOutcome: seal(JSON.stringify(kept), outcomeOwner(id)),
    outcomeHash: hashToken(code),
    answeredAt: new Date(),
    expiresAt: new Date(Date.now() + LIFETIME_MILLISECONDS),
  };
  await recorded(scope, "sso", (tx) => tx.ssoTransaction.create({ data }));
  return `/sso/${connection.id}/leave?code=${code}`;
}

/** Ends what the provider keeps: its tokens, and by way of the browser its session. Our own has ended by now. */
export async function leave(scope: SystemScope, connection: Connection, request: Request): Promise<Response> {
  const code = new URL(request.url).searchParams.get("code") ?? "";
  const way = await findByCode(scope, connection, code, ["sign-out"]);
  if (way === null) return redirect("/sign-in");
  const kept = outcomeSchema.shape.session.parse(await fetchOutcome(scope, way));
  const destination = await signOutAt(connection, kept);
  if (destination === null) return redirect(way.next);
  return leadOn(destination);
}
