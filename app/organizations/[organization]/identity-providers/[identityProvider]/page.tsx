import type { Metadata } from "next";
import type { ReactNode } from "react";

import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { StatusBadge } from "@/app/_components/table/status-badge";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { oneOf } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { CLAIM_FIELDS } from "@/app/_sentences/sso/connection-fields";
import { CONNECTION_PARTS, CONNECTIONS, STEPS } from "@/app/_sentences/sso/connections";
import { caller } from "@/server/api/caller";

import { CONNECTION_STEPS, StepLinks, Steps, type ConnectionStep } from "../steps";
import { Configuration, type StepProps } from "./configuration";
import { ConnectionActions } from "./connection-actions";
import { Finish, TestStep } from "./finish";
import { GroupsStep } from "./groups-step";
import { SettingsOfConnection } from "./settings-of-connection";
import { valuesOf } from "./values";

export const metadata: Metadata = { title: CONNECTIONS.one };

interface IdentityProviderPageProps {
  params: Promise<{ organization: string; identityProvider: string }>;
  searchParams: SearchParams;
}

function Claims({ organization, connection }: StepProps) {
  return (
    <Section
      title={CONNECTION_PARTS.claims}
      description={CONNECTION_PARTS.claimsText(CONNECTIONS.providers[connection.provider])}
    >
      <SettingsOfConnection
        organization={organization}
        fields={CLAIM_FIELDS}
        values={valuesOf(connection, CLAIM_FIELDS)}
        stored={[]}
      />
    </Section>
  );
}

const PARTS: Readonly<Record<ConnectionStep, (props: StepProps) => ReactNode | Promise<ReactNode>>> = {
  configuration: Configuration,
  claims: Claims,
  groups: GroupsStep,
  test: TestStep,
  finish: Finish,
};

const TONES = { draft: "waiting", inactive: "neutral", active: "ok" } as const;

/** One connection, step by step; each step is an address. */
export default async function IdentityProviderPage({ params, searchParams }: IdentityProviderPageProps) {
  return page(async () => {
    const { organization: asked, identityProvider } = await params;
    const query = await readQuery(searchParams);
    const { identityProviders } = await caller();
    const [{ organization }, connection, clock] = await Promise.all([
      organizationHere(asked),
      identityProviders.get({ organization: asked, identityProvider }),
      readClock(),
    ]);
    const { slug } = organization;
    const step = oneOf(CONNECTION_STEPS, query.step) ?? "configuration";
    const trail = [
      ...placeTrail(organization),
      { label: CONNECTIONS.title, href: urls.organization.identityProviders(slug) },
    ];
    const { id, displayName, provider, protocol, status } = connection;
    const Part = PARTS[step];
    const description = (
      <span className="flex flex-wrap items-center gap-2">
        {STEPS.nameTitle(CONNECTIONS.providers[provider], CONNECTIONS.protocols[protocol])}
        <StatusBadge tone={TONES[status]}>{CONNECTIONS.statuses[status]}</StatusBadge>
      </span>
    );
    return (
      <>
        <PageHeader
          title={displayName}
          description={description}
          trail={trail}
          actions={<ConnectionActions organization={slug} connection={{ id, displayName, status }} />}
        />
        <Steps organization={slug} connection={id} step={step} />
        <Part organization={slug} connection={connection} clock={clock} />
        <StepLinks organization={slug} connection={id} step={step} />
      </>
    );
  });
}
