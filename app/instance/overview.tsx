import { DescriptionList } from "@/app/_components/page/description-list";
import { Section } from "@/app/_components/page/section";
import { formatNumber } from "@/app/_lib/format";
import { readClock } from "@/app/_lib/time/clock";
import { INSTANCE } from "@/app/_sentences/places/instance";
import { caller } from "@/server/api/caller";

import { InstanceForm } from "./instance-form";
import { Telemetry } from "./telemetry";

export async function Overview() {
  const { instance } = await caller();
  const [{ version, database, url, mail, users, organizations, jobs, ...settings }, { locale }] = await Promise.all([
    instance.get(),
    readClock(),
  ]);
  const number = (value: number) => formatNumber(value, locale);
  const items = [
    { label: INSTANCE.version, value: version },
    { label: INSTANCE.database, value: INSTANCE.databases[database] },
    { label: INSTANCE.url, value: <code className="break-all">{url}</code> },
    { label: INSTANCE.mailServer, value: mail.on ? INSTANCE.mailOn(mail.from) : INSTANCE.mailOff },
    { label: INSTANCE.people, value: number(users) },
    { label: INSTANCE.tenants, value: number(organizations) },
    { label: INSTANCE.jobs, value: INSTANCE.jobsText(number(jobs.waiting), number(jobs.failed)) },
  ];
  return (
    <>
      <Section title={INSTANCE.overview}>
        <DescriptionList items={items} />
      </Section>
      <Section title={INSTANCE.settings}>
        <InstanceForm settings={settings} />
      </Section>
      {await Telemetry()}
    </>
  );
}
