import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { actingOrganizationAuthority, refuseMachines } from "../../access/standing/acting-authority";
import { audited } from "../../audit/audited";
import { nameKey } from "../../text";
import { settingsOf, toItem, toView } from "../queries/rows";
import type { IdentityProviderView } from "../schema/views";
import { auditable } from "./auditable";
import { readCertificate } from "./certificates";
import { findConnectionRow } from "./change";
import { insertConnection } from "./create-identity-provider";

const NAME_LENGTH = 100;

/** The first of “Name copy”, “Name copy 2” … that is free. */
function freeName(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const tail = number === 1 ? " copy" : ` copy ${number}`;
    const next = `${name.slice(0, NAME_LENGTH - tail.length)}${tail}`;
    if (!taken.includes(nameKey(next))) return next;
  }
}

/**
 * Makes a connection with the fields of another, switched off and without its secrets, people and mapping rows.
 * @throws NOT_FOUND, CONFLICT taken (displayName), FORBIDDEN people_only, LIMIT sso_too_many_connections
 */
export async function duplicateIdentityProvider(
  scope: OrganizationScope,
  input: { identityProvider: string; displayName?: string | undefined },
): Promise<IdentityProviderView> {
  refuseMachines(scope);
  return audited(
    scope,
    "identity-provider.duplicate",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "identity-provider.duplicate");
      const from = await findConnectionRow(tx, input.identityProvider);
      const names = await tx.identityProvider.findMany({ select: { nameKey: true } });
      const taken = names.map((row) => row.nameKey);
      const { protocol, settings } = settingsOf(from);
      const { provider, createUsers, defaultRole, syncGroups, syncRoles, withoutMatch } = toItem(from);
      const certificates = from.certificates
        .filter(({ retiredAt }) => retiredAt === null)
        .map(({ pem }, position) => readCertificate(pem, `certificates.${position}`));
      const workspaces = from.workspaces.map(({ workspace }) => workspace.id);
      const row = await insertConnection(tx, scope, {
        protocol,
        provider,
        displayName: input.displayName ?? freeName(from.displayName, taken),
        given: { ...settings, createUsers, defaultRole, syncGroups, syncRoles, withoutMatch, workspaces },
        certificates,
      });
      const target = { type: "identity_provider", id: row.id, name: row.displayName };
      return { value: toView(row), entries: { target, after: { ...auditable(row), duplicateOf: from.id } } };
    },
    { lock: { organization: scope.organization.id } },
  );
}
