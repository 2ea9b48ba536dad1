import type { Metadata } from "next";

import { LinkButton } from "@/app/_components/link-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { Notice } from "@/app/_components/page/notice";
import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { StatusBadge } from "@/app/_components/table/status-badge";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exactTime, relativeTime, type Clock } from "@/app/_lib/format";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { REQUIRE_SSO } from "@/app/_sentences/sso/require-sso";
import { caller } from "@/server/api/caller";
import { STEPS, type RequireSsoView, type Step } from "@/server/require-sso/schema";

import { OwnersTable } from "./owners-table";
import { Switch } from "./switch";
import { WordsForm } from "./words-form";

export const metadata: Metadata = { title: REQUIRE_SSO.title };

interface PartProps {
  slug: string;
  sso: RequireSsoView;
  clock: Clock;
}

const TONES = { off: "neutral", waiting: "warn", on: "ok" } as const;

function State({ slug, sso, clock }: PartProps) {
  const { state, requiredAt, endsAt, people, admitsExternal } = sso;
  const external = admitsExternal ? REQUIRE_SSO.externalIn(people.external) : REQUIRE_SSO.externalOut(people.external);
  return (
    <Section
      title={REQUIRE_SSO.state}
      actions={<Switch organization={slug} state={state} ready={sso.missing.length === 0} />}
    >
      {endsAt === null ? null : (
        <Notice
          tone="warn"
          title={REQUIRE_SSO.waitingTitle}
          action={
            <LinkButton href={urls.signInTo(slug, urls.organization.requireSso(slug))}>
              {REQUIRE_SSO.waitingAction}
            </LinkButton>
          }
        >
          {REQUIRE_SSO.waitingText(relativeTime(endsAt, clock))}
        </Notice>
      )}
      <DescriptionList
        items={[
          {
            label: REQUIRE_SSO.state,
            value: <StatusBadge tone={TONES[state]}>{REQUIRE_SSO.states[state]}</StatusBadge>,
          },
          ...(requiredAt === null
            ? []
            : [{ label: REQUIRE_SSO.since, value: <time dateTime={requiredAt}>{exactTime(requiredAt, clock)}</time> }]),
          { label: REQUIRE_SSO.members, value: REQUIRE_SSO.known(people.known, people.members) },
          { label: REQUIRE_SSO.external, value: external },
        ]}
      />
    </Section>
  );
}

/** What is to be done before, with the page where it is done. */
function Before({ slug, sso }: PartProps) {
  const { missing } = sso;
  const places: Record<Step, string> = {
    domain: urls.organization.domains(slug),
    connection: urls.organization.identityProviders(slug),
    test: urls.organization.identityProviders(slug),
    second_way: urls.account.security(),
  };
  return (
    <Section title={REQUIRE_SSO.before} description={REQUIRE_SSO.beforeText}>
      <ol className="panel divide-line divide-y">
        {STEPS.map((step) => {
          const open = missing.includes(step);
          return (
            <li key={step} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <StatusBadge tone={open ? "waiting" : "ok"}>{open ? REQUIRE_SSO.missing : REQUIRE_SSO.done}</StatusBadge>
              <span className="min-w-0 flex-1 basis-64">{REQUIRE_SSO.steps[step]}</span>
              {open ? <LinkButton href={places[step]}>{REQUIRE_SSO.links[step]}</LinkButton> : null}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

export default async function RequireSsoPage({ params }: { params: Promise<{ organization: string }> }) {
  return page(async () => {
    const { organization: asked } = await params;
    const { requireSso } = await caller();
    const [{ organization }, sso, clock] = await Promise.all([
      organizationHere(asked),
      requireSso.get({ organization: asked }),
      readClock(),
    ]);
    const { slug } = organization;
    const parts = { slug, sso, clock };
    return (
      <>
        <PageHeader title={REQUIRE_SSO.title} description={REQUIRE_SSO.description} trail={placeTrail(organization)} />
        <State {...parts} />
        {sso.state === "off" ? <Before {...parts} /> : null}
        <Section title={REQUIRE_SSO.apart} description={REQUIRE_SSO.apartText}>
          <OwnersTable
            organization={slug}
            rows={sso.owners.map(({ id, name, email, breakGlass, ready }) => ({
              id,
              name,
              cells: {
                owner: { text: name, note: email },
                state: breakGlass
                  ? { text: REQUIRE_SSO.comesIn, tone: "ok" as const }
                  : { text: REQUIRE_SSO.staysOut, tone: "neutral" as const },
              },
              actions: [breakGlass ? "unset" : "set"],
              ...(ready || breakGlass ? {} : { refused: { set: REQUIRE_SSO.unready } }),
            }))}
            clock={clock}
            address={{ path: urls.organization.requireSso(slug), query: {} }}
          />
        </Section>
        <Section title={REQUIRE_SSO.words} description={REQUIRE_SSO.wordsText}>
          <WordsForm organization={slug} message={sso.message} admitsExternal={sso.admitsExternal} />
        </Section>
      </>
    );
  });
}
