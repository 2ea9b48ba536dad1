import type { Metadata } from "next";

import { DescriptionList } from "@/app/_components/page/description-list";
import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { page } from "@/app/_frame/page-or-refusal";
import { exactTime, formatNumber, utcTime, type Clock } from "@/app/_lib/format";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { ACCOUNT, PROFILE } from "@/app/_sentences/people/account";
import { REGION } from "@/app/_sentences/people/preferences";
import { caller, requireVisitor } from "@/server/api/caller";

import { localeOptions } from "./locales";
import { ProfileDetails } from "./profile-details";
import { RegionForm } from "./region-form";

export const metadata: Metadata = { title: PROFILE.title };

const LARGE_NUMBER = 1_234_567.89;

/** What the choice means, as it counts now. */
function RegionExample({ clock }: { clock: Clock }) {
  const now = new Date(clock.now).toISOString();
  const time = (
    <time dateTime={now} title={utcTime(now)}>
      {exactTime(now, clock)}
    </time>
  );
  return (
    <DescriptionList
      items={[
        { label: REGION.example, value: time },
        { label: REGION.number, value: formatNumber(LARGE_NUMBER, clock.locale) },
      ]}
    />
  );
}

export default function ProfilePage() {
  return page(async () => {
    await requireVisitor(urls.account.profile());
    const { accounts } = await caller();
    const [account, { mail }, clock] = await Promise.all([accounts.get(), accounts.signUpState(), readClock()]);
    return (
      <>
        <PageHeader title={PROFILE.title} description={PROFILE.description} trail={[{ label: ACCOUNT.trail }]} />
        <div className="mb-10">
          <ProfileDetails account={account} mail={mail} clock={clock} />
        </div>
        <Section title={REGION.title} description={REGION.description}>
          <RegionForm
            region={{ timeZone: account.timeZone, locale: account.locale }}
            zoneNow={clock.timeZone}
            locales={localeOptions(account.locale)}
          />
          <RegionExample clock={clock} />
        </Section>
      </>
    );
  });
}
