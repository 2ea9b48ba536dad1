import { Section } from "@/app/_components/page/section";
import { relativeTime } from "@/app/_lib/format";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { readClock } from "@/app/_lib/time/clock";
import { TELEMETRY } from "@/app/_sentences/people/preferences";
import { caller } from "@/server/api/caller";
import type { TelemetryView } from "@/server/telemetry/schema";

import { TelemetryChoice } from "./telemetry-choice";

function stateOf({ share, address }: TelemetryView): string {
  if (share === true) return address === null ? TELEMETRY.onNowhere : TELEMETRY.on(address);
  const state = share === null ? TELEMETRY.notAsked : TELEMETRY.off;
  return address === null ? `${state} ${TELEMETRY.nowhere}` : state;
}

/** What an operator agrees to, to the letter, before anything of it leaves the instance. */
export async function Telemetry() {
  const [telemetry, clock] = await Promise.all([(await caller()).telemetry.get(), readClock()]);
  const { share, report, sentAt, failure } = telemetry;
  return (
    <Section title={TELEMETRY.title} description={TELEMETRY.description}>
      <div className="panel grid max-w-2xl gap-3 p-5">
        <p>{stateOf(telemetry)}</p>
        {share === true && sentAt !== null ? <p>{TELEMETRY.last(relativeTime(sentAt, clock))}</p> : null}
        {share === true && failure !== null ? <p>{TELEMETRY.failed(failureText(failure))}</p> : null}
        <figure className="grid gap-1">
          <figcaption className="text-muted text-sm">{TELEMETRY.report}</figcaption>
          <pre tabIndex={0} aria-label={TELEMETRY.report} className="bg-sunken overflow-x-auto rounded-md p-3">
            {JSON.stringify(report, null, 2)}
          </pre>
        </figure>
        <TelemetryChoice share={share} />
      </div>
    </Section>
  );
}

/** A status that was answered stands for itself; the others are reasons of ours. */
function failureText(failure: string): string {
  return failure.startsWith("answered ") ? failure : messageOf(failure);
}
