import type { Metadata } from "next";

import { DescriptionList } from "@/app/_components/page/description-list";
import { FocusedPage } from "@/app/_components/page/focused-page";
import { Notice } from "@/app/_components/page/notice";
import { permissionName } from "@/app/_credentials/limits/permission-name";
import { focusedPage } from "@/app/_frame/page-or-refusal";
import { exactTime, utcTime, type Clock } from "@/app/_lib/format";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { DEVICE } from "@/app/_sentences/sign-in/devices";
import { caller, requireVisitor } from "@/server/api/caller";
import { domainError } from "@/server/api/failure";
import type { DeviceRequestView } from "@/server/device-sign-ins/schema";

import { AnswerDevice } from "./answer-device";
import { CodeForm } from "./code-form";

export const metadata: Metadata = { title: DEVICE.title };

/** What waits with this code, or why nothing can be said of it. Looking changes nothing. */
async function find(code: string): Promise<DeviceRequestView | { refused: string }> {
  try {
    return await (await caller()).deviceSignIns.check({ code });
  } catch (error) {
    const { reason } = domainError(error).error;
    if (reason === "not_found" || reason === "invalid_value") return { refused: DEVICE.unknown };
    if (reason === "rate_limited") return { refused: messageOf(reason) };
    throw error;
  }
}

function mayOf({ scopes }: DeviceRequestView): string {
  if (scopes === null) return DEVICE.mayAll;
  const names = scopes.permissions ?? [];
  return [...(scopes.readOnly ? [DEVICE.readOnly] : []), ...names.map(permissionName)].join(", ");
}

function factsOf(device: DeviceRequestView, email: string, clock: Clock) {
  return [
    { label: DEVICE.code, value: <span className="font-mono tracking-widest">{device.code}</span> },
    { label: DEVICE.host, value: device.host },
    { label: DEVICE.address, value: device.address ?? DEVICE.unknownAddress },
    ...(device.agent === null ? [] : [{ label: DEVICE.agent, value: device.agent }]),
    { label: DEVICE.account, value: email },
    { label: DEVICE.may, value: mayOf(device) },
    {
      label: DEVICE.until,
      value: (
        <time dateTime={device.signInEndsAt} title={utcTime(device.signInEndsAt)}>
          {exactTime(device.signInEndsAt, clock)}
        </time>
      ),
    },
  ];
}

async function content({ searchParams }: { searchParams: SearchParams }) {
  const { user_code: code = "" } = await readQuery(searchParams);
  const person = await requireVisitor(urls.device(code === "" ? undefined : code));
  const device = code === "" ? null : await find(code);
  if (device === null || "refused" in device) {
    return (
      <FocusedPage title={DEVICE.title} description={DEVICE.enterText}>
        <CodeForm code={code} error={device?.refused} />
      </FocusedPage>
    );
  }
  const clock = await readClock();
  return (
    <AnswerDevice code={device.code} host={device.host}>
      <Notice tone="warn">{DEVICE.warning}</Notice>
      <DescriptionList items={factsOf(device, person.email, clock)} />
    </AnswerDevice>
  );
}

export default async function DevicePage(props: { searchParams: SearchParams }) {
  return focusedPage(() => content(props));
}
