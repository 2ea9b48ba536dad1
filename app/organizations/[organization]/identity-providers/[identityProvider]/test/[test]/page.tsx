import type { Metadata } from "next";

import { LinkButton } from "@/app/_components/link-button";
import { Notice } from "@/app/_components/page/notice";
import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { organizationHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { urls } from "@/app/_lib/urls";
import { TEST } from "@/app/_sentences/sso/connection-test";
import { CONNECTIONS, STEPS } from "@/app/_sentences/sso/connections";
import { caller } from "@/server/api/caller";
import type { TestView } from "@/server/identity-providers/schema/test-result";

import { StartTest } from "../../start-test";
import { Checks, Claims, Mapped, Outcome } from "./parts";

export const metadata: Metadata = { title: TEST.title };

interface TestPageProps {
  params: Promise<{ organization: string; identityProvider: string; test: string }>;
}

function summaryOf({ state, passed, reason, preview }: TestView) {
  if (state === "waiting") return <Notice title={TEST.waiting}>{TEST.waitingText}</Notice>;
  if (state === "expired") return <Notice title={TEST.expired}>{TEST.expiredText}</Notice>;
  if (passed) {
    return (
      <Notice tone="ok" title={TEST.passed}>
        {TEST.passedText}
      </Notice>
    );
  }
  const why = reason ?? preview?.reason ?? null;
  return (
    <Notice tone="danger" title={reason === null ? TEST.refused : TEST.failed}>
      {why === null ? null : <p>{messageOf(why)}</p>}
      <p>{TEST.failedText}</p>
    </Notice>
  );
}

/** What came of a round trip to the provider, for whoever made it. */
export default async function TestPage({ params }: TestPageProps) {
  return page(async () => {
    const { organization: asked, identityProvider, test: id } = await params;
    const { identityProviders } = await caller();
    const at = { organization: asked, identityProvider };
    const [{ organization }, connection, test] = await Promise.all([
      organizationHere(asked),
      identityProviders.get(at),
      identityProviders.getTest({ ...at, test: id }),
    ]);
    const { slug } = organization;
    const step = (name?: string) => urls.organization.identityProvider(slug, connection.id, { step: name });
    const trail = [
      ...placeTrail(organization),
      { label: CONNECTIONS.title, href: urls.organization.identityProviders(slug) },
      { label: connection.displayName, href: step("test") },
    ];
    const done = test.state === "finished";
    return (
      <>
        <PageHeader
          title={TEST.title}
          trail={trail}
          actions={
            <>
              <LinkButton href={step()}>{STEPS.configuration}</LinkButton>
              <LinkButton href={step("finish")}>{STEPS.next(STEPS.finish)}</LinkButton>
              <StartTest organization={slug} connection={connection.id} label={TEST.again} />
            </>
          }
        />
        <div className="mb-8">{summaryOf(test)}</div>
        {done ? (
          <>
            <Checks checks={test.checks} />
            {test.identity === null ? null : <Mapped identity={test.identity} />}
            {test.preview === null ? null : <Outcome preview={test.preview} />}
            <Claims claims={test.claims} />
          </>
        ) : null}
      </>
    );
  });
}
