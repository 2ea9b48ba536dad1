import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { page } from "@/app/_frame/page-or-refusal";
import { urls } from "@/app/_lib/urls";
import { ACCOUNT } from "@/app/_sentences/people/account";
import { PREFERENCES } from "@/app/_sentences/people/preferences";
import { caller, requireVisitor } from "@/server/api/caller";
import { DEFAULT_HIDDEN_ARGUMENTS } from "@/server/preferences/schema";

import { PreferencesForm } from "./preferences-form";

export const metadata: Metadata = { title: PREFERENCES.title };

export default function PreferencesPage() {
  return page(async () => {
    const { operator } = await requireVisitor(urls.account.preferences());
    const { preferences } = await caller();
    return (
      <>
        <PageHeader
          title={PREFERENCES.title}
          description={PREFERENCES.description}
          trail={[{ label: ACCOUNT.trail }]}
        />
        <div className="mb-10">
          <PreferencesForm preferences={await preferences.get()} usual={DEFAULT_HIDDEN_ARGUMENTS} />
        </div>
        {operator ? (
          <Section title={PREFERENCES.telemetry}>
            <p>
              {PREFERENCES.telemetryText}{" "}
              <a href={urls.instance()} className="text-link">
                {PREFERENCES.telemetryLink}
              </a>
            </p>
          </Section>
        ) : null}
      </>
    );
  });
}
