import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { page } from "@/app/_frame/page-or-refusal";
import { exactTime, utcTime, type Clock } from "@/app/_lib/format";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { ACCOUNT, SECURITY } from "@/app/_sentences/people/account";
import { DELETE_ACCOUNT } from "@/app/_sentences/people/leaving";
import { DEVICES } from "@/app/_sentences/sign-in/devices";
import { caller, requireVisitor } from "@/server/api/caller";

import { ChangePasswordForm } from "./change-password-form";
import { Connected } from "./connected";
import { DeleteAccount } from "./delete-account";
import { DevicesTable } from "./devices-table";
import { SecondFactors } from "./second-factors";
import { SessionsTable } from "./sessions-table";
import { SignOutEverywhere } from "./sign-out-everywhere";

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
    const ofDevices = query.list === "devices" ? query.cursor : undefined;
    const { accounts, deviceSignIns, secondFactors, sessions } = await caller();
    const [account, factors, clock, list, devices] = await Promise.all([
      accounts.get(),
      secondFactors.get(),
      readClock(),
      sessions.list({ sort: "-created", cursor: ofDevices === undefined ? query.cursor : undefined }),
      deviceSignIns.list({ sort: "-created", cursor: ofDevices }),
    ]);
    const { password: hasPassword } = factors;
    return (
      <>
        <PageHeader title={SECURITY.title} description={SECURITY.description} trail={[{ label: ACCOUNT.trail }]} />
        <Section
          title={SECURITY.password}
          description={
            hasPassword ? <PasswordFacts changedAt={account.passwordChangedAt} clock={clock} /> : SECURITY.passwordNever
          }
        >
          {hasPassword ? <ChangePasswordForm email={account.email} /> : null}
        </Section>
        <SecondFactors factors={factors} clock={clock} />
        <Connected clock={clock} />
        <Section title={SECURITY.sessions} description={SECURITY.sessionsHelp} actions={<SignOutEverywhere />}>
          <SessionsTable page={list} clock={clock} query={query} />
        </Section>
        <Section title={DEVICES.title} description={DEVICES.text}>
          <DevicesTable page={devices} clock={clock} cursor={ofDevices} />
        </Section>
        <Section title={DELETE_ACCOUNT.title} description={DELETE_ACCOUNT.text}>
          <DeleteAccount email={account.email} />
        </Section>
      </>
    );
  });
}
