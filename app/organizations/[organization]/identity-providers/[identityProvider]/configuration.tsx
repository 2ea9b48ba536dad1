import { CopyButton } from "@/app/_components/copy-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { Section } from "@/app/_components/page/section";
import type { Row } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import { urls } from "@/app/_lib/urls";
import { ADDITIONAL_TITLES, OIDC_ADDITIONAL, OIDC_FIELDS } from "@/app/_sentences/sso/connection-fields";
import { CONNECTION_PARTS, CONNECTIONS } from "@/app/_sentences/sso/connections";
import { guideOf } from "@/app/_sentences/sso/provider-guides";
import { SAML_FIELDS, SAML_SECURITY } from "@/app/_sentences/sso/saml-fields";
import type { CertificateView, IdentityProviderView } from "@/server/identity-providers/schema/views";

import { endsSoon } from "../connection-row";
import { Certificates } from "./certificates";
import { DiscoverForm, MetadataForm } from "./fill-form";
import { GenerateKey } from "./generate-key";
import { SettingsOfConnection } from "./settings-of-connection";
import { valuesOf } from "./values";

export interface StepProps {
  organization: string;
  connection: IdentityProviderView;
  clock: Clock;
}

export function copied(label: string, value: string) {
  return { label, value: <code className="break-all">{value}</code>, action: <CopyButton text={value} /> };
}

function ValuesToCopy({ connection }: Pick<StepProps, "connection">) {
  const { addresses, provider, protocol } = connection;
  const { webApp, callback, acs, entityId, metadata } = addresses;
  const product = CONNECTIONS.providers[provider];
  const { addressLabels: labels } = CONNECTION_PARTS;
  const items = [
    copied(labels.webApp, webApp),
    ...(callback === null ? [] : [copied(labels.callback, callback)]),
    ...(acs === null ? [] : [copied(labels.acs, acs)]),
    ...(entityId === null ? [] : [copied(labels.entityId, entityId)]),
    ...(metadata === null ? [] : [copied(labels.metadata, metadata)]),
  ];
  return (
    <>
      <Section title={CONNECTION_PARTS.copy} description={CONNECTION_PARTS.copyText(product)}>
        <DescriptionList items={items} />
      </Section>
      <Section title={CONNECTION_PARTS.guide(product)}>
        <ol className="ml-5 grid max-w-prose list-decimal gap-1">
          {guideOf(protocol, provider).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </Section>
    </>
  );
}

function stateOf({ retiredAt, notAfter }: CertificateView, clock: Clock): Row["cells"][string] {
  const { certificateStates: words } = CONNECTION_PARTS;
  if (retiredAt !== null) return { text: words.retired, tone: "neutral" };
  if (Date.parse(notAfter) <= clock.now) return { text: words.over, tone: "danger" };
  return endsSoon(notAfter, clock) ? { text: words.soon, tone: "warn" } : { text: words.good, tone: "ok" };
}

function certificateRow(certificate: CertificateView, clock: Clock): Row {
  const { id, subject, notAfter, lastUsedAt, fingerprint, retiredAt } = certificate;
  return {
    id,
    name: subject,
    cells: { subject, state: stateOf(certificate, clock), ends: notAfter, used: lastUsedAt, fingerprint },
    actions: retiredAt === null ? ["retire"] : [],
    ghost: retiredAt !== null,
  };
}

function Oidc({ organization, connection }: StepProps) {
  const { id, issuer, hasClientSecret } = connection;
  return (
    <>
      <Section title={CONNECTION_PARTS.fill} description={CONNECTION_PARTS.fillOidcText}>
        <DiscoverForm
          key={issuer ?? ""}
          organization={organization}
          connection={id}
          issuer={issuer ?? ""}
          secret={hasClientSecret}
        />
      </Section>
      <Section title={CONNECTION_PARTS.fields} description={CONNECTION_PARTS.secrets}>
        <SettingsOfConnection
          organization={organization}
          fields={OIDC_FIELDS}
          more={{ title: ADDITIONAL_TITLES.oidc, fields: OIDC_ADDITIONAL }}
          values={valuesOf(connection, [...OIDC_FIELDS, ...OIDC_ADDITIONAL])}
          stored={hasClientSecret ? ["clientSecret"] : []}
        />
      </Section>
    </>
  );
}

function SigningKey({ organization, connection }: StepProps) {
  const { id, displayName, publicKey, hasPrivateKey } = connection;
  return (
    <Section
      title={CONNECTION_PARTS.key}
      description={CONNECTION_PARTS.keyText}
      actions={<GenerateKey organization={organization} connection={{ id, displayName }} />}
    >
      <p>{hasPrivateKey ? CONNECTION_PARTS.keyThere : CONNECTION_PARTS.keyNone}</p>
      {typeof publicKey === "string" ? (
        <details className="panel p-4">
          <summary>{CONNECTION_PARTS.certificateOfKey}</summary>
          <pre className="mt-3 overflow-x-auto text-sm">{publicKey}</pre>
          <CopyButton text={publicKey} label={CONNECTION_PARTS.copyCertificate} wordy />
        </details>
      ) : null}
    </Section>
  );
}

function Saml({ organization, connection, clock }: StepProps) {
  const { id, certificates, hasPrivateKey } = connection;
  return (
    <>
      <Section title={CONNECTION_PARTS.fill} description={CONNECTION_PARTS.fillSamlText}>
        <MetadataForm organization={organization} connection={id} />
      </Section>
      <Section title={CONNECTION_PARTS.fields} description={CONNECTION_PARTS.secrets}>
        <SettingsOfConnection
          organization={organization}
          fields={SAML_FIELDS}
          more={{ title: ADDITIONAL_TITLES.saml, fields: SAML_SECURITY }}
          values={valuesOf(connection, [...SAML_FIELDS, ...SAML_SECURITY])}
          stored={hasPrivateKey ? ["privateKey"] : []}
        />
      </Section>
      <Section title={CONNECTION_PARTS.certificates} description={CONNECTION_PARTS.certificatesText}>
        <Certificates
          organization={organization}
          connection={id}
          rows={certificates.map((certificate) => certificateRow(certificate, clock))}
          clock={clock}
          path={urls.organization.identityProvider(organization, id)}
        />
      </Section>
      <SigningKey organization={organization} connection={connection} clock={clock} />
    </>
  );
}

/** What is copied to the provider, what is done there, and the fields that come from there. */
export function Configuration(props: StepProps) {
  return (
    <>
      <ValuesToCopy connection={props.connection} />
      {props.connection.protocol === "oidc" ? <Oidc {...props} /> : <Saml {...props} />}
    </>
  );
}
