import type { FieldWords } from "@/app/_sentences/sso/connection-fields";
import type { IdentityProviderView } from "@/server/identity-providers/schema/views";

/** What stands in the fields of a form, as one text: it changes only where the connection has. */
export function valuesOf(connection: IdentityProviderView, fields: readonly FieldWords[]): string {
  const view: Readonly<Record<string, unknown>> = { ...connection };
  const values: Record<string, unknown> = { identityProvider: connection.id };
  const claims: Record<string, string> = {};
  for (const { name, kind } of fields) {
    const [head = name, claim] = name.split(".");
    if (claim !== undefined) claims[claim] = connection.claims[claim as keyof typeof connection.claims];
    else if (kind !== "secret" && head !== "privateKey") values[head] = view[head] ?? null;
  }
  return JSON.stringify(Object.keys(claims).length === 0 ? values : { ...values, claims });
}
