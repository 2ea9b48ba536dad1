import { findConnection } from "@/server/sso/connections";
import type { Check, ProviderAnswer, Remembered, SamlConnection } from "@/server/sso/provider";
import { answer } from "@/server/sso/saml/answer";
import { assertionConsumerUrl, ownEntityId } from "@/server/sso/saml/service-provider";
import { systemRequest } from "../requests";
import { draftFor, encodeXml, forge, type Draft, type SigningKey } from "./saml-forger";

/** A connection as the doors find it. */
export async function foundSaml(id: string): Promise<SamlConnection> {
  const found = await findConnection(systemRequest("sign-in"), id);
  if (found?.protocol !== "saml") throw new Error(`${id} is no SAML connection`);
  return found;
}

/** A connection with other settings than the stored ones, which is quicker than to store them. */
export function withSettings(of: SamlConnection, settings: Partial<SamlConnection["settings"]>): SamlConnection {
  return { ...of, settings: { ...of.settings, ...settings } };
}

export const REQUEST = "_request";
const ASKED: Remembered = { requestId: REQUEST };

/** What the provider of a connection would send, changed as told; it answers the request that `offer` remembers. */
export function draftOf({ id, settings }: SamlConnection, key: SigningKey, changes: Partial<Draft> = {}): Draft {
  const to = { entityId: ownEntityId(id), acs: assertionConsumerUrl(id) };
  return draftFor(to, { entityId: settings.entityId ?? "" }, key, { inResponseTo: REQUEST, ...changes });
}

/** Hands a response over as the ACS does. */
export function offer(
  connection: SamlConnection,
  xml: string,
  remembered: Remembered | null = ASKED,
): Promise<ProviderAnswer> {
  return answer(systemRequest("sign-in"), connection, remembered, { SAMLResponse: encodeXml(xml) });
}

/** Hands a forged response over and says what came of it: "in", or the reason. */
export async function outcomeOf(
  connection: SamlConnection,
  key: SigningKey,
  changes: Partial<Draft> = {},
  remembered: Remembered | null = ASKED,
): Promise<string> {
  return reasonOf(await offer(connection, forge(draftOf(connection, key, changes)), remembered));
}

export function reasonOf({ outcome }: ProviderAnswer): string {
  return outcome.ok ? "in" : outcome.reason;
}

export function failed({ checks }: ProviderAnswer): Check[] {
  return checks.filter(({ result }) => result === "failed");
}
