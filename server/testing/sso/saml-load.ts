import { newKeyPair } from "@/server/identity-providers/commands/key-pair";
import { samlSettingsSchema } from "@/server/identity-providers/schema/connection";
import type { SamlConnection } from "@/server/sso/provider";
import { examine } from "@/server/sso/saml/answer";
import { Library } from "@/server/sso/saml/library";
import { assertionConsumerUrl, ownEntityId } from "@/server/sso/saml/service-provider";
import { draftFor, encodeXml, forge } from "./saml-forger";

/** One response, validated by the product and by the library alone; what a measurement calls again and again. */
interface SamlLoad {
  ours: () => Promise<void>;
  library: () => Promise<void>;
}

const REQUEST = { requestId: "_request" };

export async function samlLoad(): Promise<SamlLoad> {
  const key = await newKeyPair("Identity provider of the measurement");
  const entityId = "https://provider.example/metadata";
  const settings = samlSettingsSchema.parse({ entityId, ssoUrl: "https://provider.example/sso" });
  const notAfter = new Date(Date.now() + 86_400_000);
  const connection: SamlConnection = {
    id: "idp_measured",
    organizationId: "org_measured",
    provider: "custom",
    displayName: "Measured",
    active: true,
    createUsers: false,
    defaultRole: "viewer",
    syncGroups: false,
    syncRoles: false,
    withoutMatch: "default",
    protocol: "saml",
    settings,
    privateKey: null,
    certificates: [{ id: "idc_measured", pem: key.certificate, notAfter }],
  };
  const to = { entityId: ownEntityId(connection.id), acs: assertionConsumerUrl(connection.id) };
  const SAMLResponse = encodeXml(forge(draftFor(to, { entityId }, key, { inResponseTo: REQUEST.requestId })));
  return {
    ours: async () => {
      const { outcome } = await examine(connection, REQUEST, { SAMLResponse });
      if (!outcome.ok) throw new Error(outcome.reason);
    },
    library: async () => {
      const library = new Library(connection, { certificate: key.certificate, remembered: REQUEST });
      await library.validatePostResponseAsync({ SAMLResponse });
    },
  };
}
