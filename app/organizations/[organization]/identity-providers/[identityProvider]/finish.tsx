import { LinkButton } from "@/app/_components/link-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { Notice } from "@/app/_components/page/notice";
import { Section } from "@/app/_components/page/section";
import { StatusBadge } from "@/app/_components/table/status-badge";
import { relativeTime, utcTime, type Clock } from "@/app/_lib/format";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { urls } from "@/app/_lib/urls";
import { CONNECTION_PARTS, CONNECTIONS } from "@/app/_sentences/sso/connections";
import { fieldLabel } from "@/app/_sentences/sso/saml-fields";
import { caller } from "@/server/api/caller";
import type { IdentityProviderView } from "@/server/identity-providers/schema/views";
import { MAXIMUM_LIMIT } from "@/server/paging";

import { copied, type StepProps } from "./configuration";
import { StartTest } from "./start-test";

function missingNotice({ missing }: IdentityProviderView) {
  if (missing.length === 0) return null;
  return (
    <Notice tone="warn" title={CONNECTION_PARTS.missing}>
      <ul className="ml-5 list-disc">
        {missing.map((name) => (
          <li key={name}>{fieldLabel(name)}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** The round trip that makes nothing. */
export function TestStep({ organization, connection }: StepProps) {
  return (
    <Section title={CONNECTION_PARTS.testTitle} description={CONNECTION_PARTS.testText}>
      {missingNotice(connection)}
      <StartTest
        organization={organization}
        connection={connection.id}
        disabledReason={connection.missing.length === 0 ? undefined : CONNECTION_PARTS.testMissing}
      />
    </Section>
  );
}

function time(iso: string | null, clock: Clock) {
  if (iso === null) return CONNECTIONS.never;
  return (
    <time dateTime={iso} title={utcTime(iso)}>
      {relativeTime(iso, clock)}
    </time>
  );
}

function factsOf(connection: IdentityProviderView, clock: Clock) {
  const { id, status, provider, protocol, addresses, lastSuccessAt, lastFailureAt, lastFailureReason } = connection;
  const tone = status === "active" ? "ok" : status === "draft" ? "waiting" : "neutral";
  const failure = (
    <>
      {time(lastFailureAt, clock)}
      {lastFailureReason === null ? null : <span className="text-muted block">{messageOf(lastFailureReason)}</span>}
    </>
  );
  return [
    { label: CONNECTIONS.active, value: <StatusBadge tone={tone}>{CONNECTIONS.statuses[status]}</StatusBadge> },
    { label: CONNECTIONS.provider, value: CONNECTIONS.providers[provider] },
    { label: CONNECTIONS.protocol, value: CONNECTIONS.protocols[protocol] },
    copied(CONNECTIONS.id, id),
    copied(CONNECTION_PARTS.start, addresses.start),
    { label: CONNECTIONS.lastSuccess, value: time(lastSuccessAt, clock) },
    { label: CONNECTIONS.lastFailure, value: failure },
  ];
}

/** What stands in the way of switching the connection on, and how it has worked. */
export async function Finish({ organization, connection, clock }: StepProps) {
  const { domains } = await caller();
  const { items } = await domains.list({ organization, limit: MAXIMUM_LIMIT, total: "none" });
  const verified = items.some(({ verifiedAt }) => verifiedAt !== null);
  return (
    <Section title={CONNECTION_PARTS.finish} description={CONNECTION_PARTS.finishText}>
      {missingNotice(connection)}
      {verified ? null : (
        <Notice
          tone="warn"
          title={CONNECTION_PARTS.noDomain}
          action={<LinkButton href={urls.organization.domains(organization)}>{CONNECTION_PARTS.domains}</LinkButton>}
        >
          {CONNECTION_PARTS.noDomainText}
        </Notice>
      )}
      <DescriptionList items={factsOf(connection, clock)} />
    </Section>
  );
}
