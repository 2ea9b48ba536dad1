import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { ACCOUNT, SECURITY } from "@/app/_lib/account-sentences";
import { readClock } from "@/app/_lib/clock";
import { DELETE_ACCOUNT } from "@/app/_lib/ending-sentences";
import { exactTime, utcTime, type Clock } from "@/app/_lib/format";
import { page } from "@/app/_lib/page";
import { readQuery, type SearchParams } from "@/app/_lib/search-params";
import { urls } from "@/app/_lib/urls";
import { caller, requireVisitor } from "@/server/api/caller";

import { ChangePasswordForm } from "./change-password-form";
import { DeleteAccount } from "./delete-account";
import { SessionsTable } from "./sessions-table";

export const metadata: Metadata = { title: SECURITY.title };

function PasswordFacts({ changedAt, clock }: { changedAt: string | null; clock: Clock }) {
  if (changedAt === null) return <>{SECURITY.passwordNever}</>;
  return (
    <>
      {SECURITY.passwordChanged}{" "}
      <time dateTime={changedAt} title={utcTime(changedAt)}>
        {exactTime(changedAt, clock)}
      </time>
      . {SECURITY.passwordHelp}
    </>
  );
}

export default function SecurityPage({ searchParams }: { searchParams: SearchParams }) {
  return page(async () => {
    await requireVisitor(urls.account.security());
    const query = await readQuery(searchParams);
    const { accounts, sessions } = await caller();
    const [account, clock, list] = await Promise.all([
      accounts.get(),
      readClock(),
      sessions.list({ sort: "-created", cursor: query.cursor }),
    ]);
    return (
      <>
        <PageHeader title={SECURITY.title} description={SECURITY.description} trail={[{ label: ACCOUNT.trail }]} />
        <Section
          title={SECURITY.password}
          description={<PasswordFacts changedAt={account.passwordChangedAt} clock={clock} />}
        >
          <ChangePasswordForm email={account.email} />
        </Section>
        <Section title={SECURITY.sessions} description={SECURITY.sessionsHelp}>
          <SessionsTable page={list} clock={clock} query={query} />
        </Section>
        <Section title={DELETE_ACCOUNT.title} description={DELETE_ACCOUNT.text}>
          <DeleteAccount email={account.email} />
        </Section>
      </>
    );
  });
}
