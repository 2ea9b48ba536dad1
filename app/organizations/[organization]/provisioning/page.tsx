import type { Metadata } from "next";

import { CopyButton } from "@/app/_components/copy-button";
import { LinkButton } from "@/app/_components/link-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { longestDays } from "@/app/_credentials/new/longest-days";
import { MappingRows } from "@/app/_directory/mapping-rows";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exactTime, utcTime, type Clock } from "@/app/_lib/format";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { MAPPINGS } from "@/app/_sentences/sso/mappings";
import { PROVISIONING } from "@/app/_sentences/sso/provisioning";
import { caller } from "@/server/api/caller";
import { MAXIMUM_LIMIT } from "@/server/paging";
import type { ProvisioningView } from "@/server/provisioning/schema";

import { BrakeForm } from "./brake-form";
import { CallsSection } from "./calls-section";
import { NewToken } from "./new-token";
import { tokenRow } from "./rows";
import { StoppedActions } from "./stopped-actions";
import { TokensTable } from "./tokens-table";

export const metadata: Metadata = { title: PROVISIONING.title };

interface ProvisioningPageProps {
  params: Promise<{ organization: string }>;
  searchParams: SearchParams;
}

function Address({ slug, view, clock }: { slug: string; view: ProvisioningView; clock: Clock }) {
  const { url, people, waiting, groups, lastCallAt } = view;
  const last =
    lastCallAt === null ? (
      PROVISIONING.never
    ) : (
      <time dateTime={lastCallAt} title={utcTime(lastCallAt)}>
        {exactTime(lastCallAt, clock)}
      </time>
    );
  return (
    <Section
      title={PROVISIONING.address}
      description={`${PROVISIONING.addressHelp} ${PROVISIONING.domains}`}
      actions={<LinkButton href={urls.organization.domains(slug)}>{PROVISIONING.openDomains}</LinkButton>}
    >
      <DescriptionList
        items={[
          {
            label: PROVISIONING.url,
            value: <code className="break-all">{url}</code>,
            action: <CopyButton text={url} label={PROVISIONING.copyUrl} />,
          },
          { label: PROVISIONING.people, value: PROVISIONING.peopleText(people, waiting) },
          { label: PROVISIONING.groups, value: String(groups) },
          { label: PROVISIONING.lastCall, value: last },
        ]}
      />
    </Section>
  );
}

/** How directories provision the organization: where they call, by what token, what they asked, and what stops them. */
export default async function ProvisioningPage({ params, searchParams }: ProvisioningPageProps) {
  return page(async () => {
    const { organization: asked } = await params;
    const query = await readQuery(searchParams);
    const { provisioning, directoryMappings } = await caller();
    const [{ organization, rights }, view, tokens, { items }, days, clock] = await Promise.all([
      organizationHere(asked),
      provisioning.get({ organization: asked }),
      provisioning.listTokens({ organization: asked, sort: "-created", limit: MAXIMUM_LIMIT }),
      directoryMappings.list({ organization: asked }),
      longestDays(asked),
      readClock(),
    ]);
    const { slug } = organization;
    const owner = rights.includes("provisioning.resume");
    const opened = query.open === "create";
    return (
      <>
        <PageHeader
          title={PROVISIONING.title}
          description={PROVISIONING.description}
          trail={placeTrail(organization)}
          actions={
            <NewToken
              key={String(opened)}
              organization={slug}
              longestDays={days}
              opened={opened}
              disabledReason={organization.personal ? PROVISIONING.personal : undefined}
            />
          }
        />
        <StoppedActions
          organization={slug}
          stopped={view.stoppedAt !== null}
          removed={view.removed}
          refusal={owner ? undefined : PROVISIONING.ownersOnly}
        />
        <Address slug={slug} view={view} clock={clock} />
        <Section title={PROVISIONING.tokens} description={PROVISIONING.tokensHelp}>
          <TokensTable
            organization={slug}
            rows={tokens.items.map(tokenRow)}
            clock={clock}
            address={{ path: urls.organization.provisioning(slug), query: {} }}
          />
        </Section>
        <Section title={MAPPINGS.title} description={MAPPINGS.ofDirectories.text}>
          <MappingRows
            organization={slug}
            connection={null}
            mappings={items.filter(({ connection }) => connection === null)}
            clock={clock}
            path={urls.organization.provisioning(slug)}
            disabledReason={organization.personal ? PROVISIONING.personal : undefined}
          />
        </Section>
        <Section title={PROVISIONING.brake} description={PROVISIONING.brakeHelp}>
          <BrakeForm organization={slug} brake={view.brake} refusal={owner ? undefined : PROVISIONING.ownersOnly} />
        </Section>
        <CallsSection organization={slug} query={query} clock={clock} />
      </>
    );
  });
}
