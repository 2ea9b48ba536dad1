import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page-header";
import { ACCOUNT, PROFILE } from "@/app/_lib/account-sentences";
import { readClock } from "@/app/_lib/clock";
import { page } from "@/app/_lib/page";
import { urls } from "@/app/_lib/urls";
import { caller, requireVisitor } from "@/server/api/caller";

import { ProfileDetails } from "./profile-details";

export const metadata: Metadata = { title: PROFILE.title };

export default function ProfilePage() {
  return page(async () => {
    await requireVisitor(urls.account.profile());
    const { accounts } = await caller();
    const [account, { mail }, clock] = await Promise.all([accounts.get(), accounts.signUpState(), readClock()]);
    return (
      <>
        <PageHeader title={PROFILE.title} description={PROFILE.description} trail={[{ label: ACCOUNT.trail }]} />
        <ProfileDetails account={account} mail={mail} clock={clock} />
      </>
    );
  });
}
