import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { actingOrganizationAuthority, refuseMachines } from "../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { newId } from "../../ids";
import { refusePersonal } from "../../organizations/commands/refusals";
import { nameKey } from "../../text";
import { settingsOf, toView, type ConnectionRow } from "../queries/rows";
import type { ProtocolName } from "../schema/connection";
import type { ProviderName } from "../schema/fields";
import { CONNECTIONS, type CreateIdentityProviderInput } from "../schema/inputs";
import type { IdentityProviderView } from "../schema/views";
import { auditable } from "./auditable";
import { certificateRow, readCertificate, refuseExpired, type Certificate } from "./certificates";
import { findConnectionRow, refuseTaken, setWorkspaces } from "./change";
import { keepInvariants } from "./invariants";
import { commonColumns, mergeSettings, refuseAddresses, secretColumns, type Given } from "./merge";

interface New {
  protocol: ProtocolName;
  provider: ProviderName;
  displayName: string;
  given: Given;
  certificates: readonly Certificate[];
}

/** @throws CONFLICT taken (displayName), LIMIT sso_too_many_connections, INVALID (publicKey, privateKey, workspaces.N) */
export async function insertConnection(
  tx: TransactionDatabase,
  scope: OrganizationScope,
  { protocol, provider, displayName, given, certificates }: New,
): Promise<ConnectionRow> {
  await refuseTaken(tx, displayName);
  if ((await tx.identityProvider.count()) >= CONNECTIONS) throw new AppError("LIMIT", "sso_too_many_connections");
  const id = newId("idp");
  const organizationId = scope.organization.id;
  const settings = mergeSettings(settingsOf({ protocol, settings: {} }), given);
  await tx.identityProvider.create({
    data: {
      ...commonColumns(given),
      ...secretColumns(id, given),
      id,
      organizationId,
      protocol,
      provider,
      displayName,
      nameKey: nameKey(displayName),
      settings,
    },
  });
  const of = { organizationId, identityProviderId: id };
  const distinct = new Map(certificates.map((certificate) => [certificate.fingerprint, certificate]));
  const data = [...distinct.values()].map((certificate) => certificateRow(certificate, of));
  await tx.identityProviderCertificate.createMany({ data });
  if (given.workspaces !== undefined) await setWorkspaces(tx, of, given.workspaces);
  return findConnectionRow(tx, id);
}

/**
 * Makes a connection, which nobody signs in by until it is switched on. Fields may be missing until then.
 * @throws CONFLICT personal_organization, taken (displayName),
 *   INVALID (its field), FORBIDDEN people_only, LIMIT sso_too_many_connections
 */
export async function createIdentityProvider(
  scope: OrganizationScope,
  { protocol, provider, displayName, certificates = [], ...given }: CreateIdentityProviderInput,
): Promise<IdentityProviderView> {
  refuseMachines(scope);
  refusePersonal(scope.organization);
  await refuseAddresses(given);
  const read = certificates.map((text, position) => {
    const certificate = readCertificate(text, `certificates.${position}`);
    refuseExpired(certificate, `certificates.${position}`);
    return certificate;
  });
  return audited(
    scope,
    "identity-provider.create",
    async (tx) => {
      const acting = await actingOrganizationAuthority(tx, scope, "identity-provider.create");
      const row = await insertConnection(tx, scope, { protocol, provider, displayName, given, certificates: read });
      await keepInvariants(tx, scope, acting, { before: row, after: row });
      const target = { type: "identity_provider", id: row.id, name: displayName };
      return { value: toView(row), entries: { target, after: auditable(row) } };
    },
    { lock: { organization: scope.organization.id } },
  );
}
