import "server-only";
import type { SystemScope } from "../access/scope";
import { oidcProtocol } from "./oidc/protocol";
import { samlProtocol } from "./saml/protocol";
import type { Connection, Destination, Parameters, ProviderAnswer, ProviderSession, Remembered } from "./provider";

/** The protocol that a connection speaks. */
export function begin(
  connection: Connection,
  state: string,
  again: boolean,
): Promise<{ destination: Destination; remembered: Remembered }> {
  return connection.protocol === "oidc"
    ? oidcProtocol.begin(connection, state, again)
    : samlProtocol.begin(connection, state, again);
}

export function answer(
  scope: SystemScope,
  connection: Connection,
  remembered: Remembered | null,
  parameters: Parameters,
): Promise<ProviderAnswer> {
  return connection.protocol === "oidc"
    ? oidcProtocol.answer(scope, connection, remembered, parameters)
    : samlProtocol.answer(scope, connection, remembered, parameters);
}

export function signOutAt(connection: Connection, session: ProviderSession): Promise<Destination | null> {
  return connection.protocol === "oidc"
    ? oidcProtocol.signOut(connection, session)
    : samlProtocol.signOut(connection, session);
}
