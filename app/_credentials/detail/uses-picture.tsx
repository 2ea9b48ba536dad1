import { Notice } from "@/app/_components/page/notice";
import { Section } from "@/app/_components/page/section";
import { Table } from "@/app/_components/table/table";
import type { Row } from "@/app/_components/table/types";
import { exactDay, exactTime, formatNumber, type Clock } from "@/app/_lib/format";
import { USES } from "@/app/_sentences/machines/credential";
import type { CredentialView, UsesView } from "@/server/credentials/schema";
import { HOUR_MILLISECONDS } from "@/server/time";

interface UsesPictureProps {
  uses: UsesView;
  credential: Pick<CredentialView, "previousEndsAt" | "rotatedAt">;
  clock: Clock;
  /** The page's own address. */
  path: string;
}

const HOURS = 168;
/** Of the drawing, whatever its size on the page. */
const HEIGHT = 40;

function labelOf(version: number, current: number): string {
  if (version === current) return USES.current;
  return version === current - 1 ? USES.previous : USES.older;
}

function requests(count: number, { locale }: Clock): string {
  return USES.requests(formatNumber(count, locale), count === 1);
}

interface StripProps {
  uses: UsesView;
  version: number;
  /** The busiest hour of all strips, so that they can be compared. */
  most: number;
  clock: Clock;
}

/** The hours of one secret key, side by side; the words above say the same. */
function Strip({ uses, version, most, clock }: StripProps) {
  const hours = uses.hours.filter(({ secretVersion }) => secretVersion === version);
  const total = hours.reduce((sum, { count }) => sum + count, 0);
  const highest = Math.max(...hours.map(({ count }) => count));
  const label = labelOf(version, uses.secretVersion);
  const start = Date.parse(uses.from);
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span className="font-medium">{label}</span>
        <span className="text-muted tabular-nums">{requests(total, clock)}</span>
      </p>
      <svg
        viewBox={`0 0 ${HOURS} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={`bg-sunken h-14 w-full rounded ${version === uses.secretVersion ? "text-link" : "text-warn"}`}
        role="img"
        aria-label={USES.picture(label, requests(total, clock), formatNumber(highest, clock.locale))}
      >
        {hours.map(({ hour, count }) => {
          const height = Math.max(1, (count / most) * HEIGHT);
          const x = (Date.parse(hour) - start) / HOUR_MILLISECONDS;
          return <rect key={hour} x={x + 0.1} y={HEIGHT - height} width={0.8} height={height} fill="currentColor" />;
        })}
      </svg>
    </div>
  );
}

function versionsOf({ hours }: UsesView): number[] {
  return [...new Set(hours.map(({ secretVersion }) => secretVersion))].sort((one, other) => other - one);
}

/** Each day where the reader is, with the requests by each secret key. */
function dayRows(uses: UsesView, clock: Clock): Row[] {
  const days = new Map<string, Map<number, number>>();
  for (const { hour, secretVersion, count } of uses.hours) {
    const day = exactDay(hour, clock);
    const counts = days.get(day) ?? new Map<number, number>();
    counts.set(secretVersion, (counts.get(secretVersion) ?? 0) + count);
    days.set(day, counts);
  }
  return [...days].map(([day, counts]) => {
    const cells = versionsOf(uses).map((version) => [`v${version}`, counts.get(version) ?? 0] as const);
    return { id: day, name: day, cells: { day, ...Object.fromEntries(cells) } };
  });
}

function callerRows({ places, secretVersion: current }: UsesView): Row[] {
  return places.map(({ secretVersion, address, agent, count, lastAt }) => {
    const id = `${secretVersion} ${address ?? ""} ${agent ?? ""}`;
    const name = agent ?? USES.unknown;
    const label = labelOf(secretVersion, current);
    const secret = { text: label, tone: secretVersion === current ? ("ok" as const) : ("warn" as const) };
    return { id, name, cells: { agent: name, from: address, secret, count, last: lastAt } };
  });
}

/** Whether somebody still needs the old secret key. */
function OldSecret({ uses, credential, clock }: UsesPictureProps) {
  const { previousEndsAt, rotatedAt } = credential;
  if (previousEndsAt === null || rotatedAt === null) return null;
  const still = uses.places.filter(
    ({ secretVersion, lastAt }) => secretVersion < uses.secretVersion && lastAt > rotatedAt,
  );
  const when = exactTime(previousEndsAt, clock);
  if (still.length === 0) return <Notice tone="ok">{USES.nobodyOld(when)}</Notice>;
  return (
    <Notice tone="warn">{USES.stillOld(formatNumber(still.length, clock.locale), still.length === 1, when)}</Notice>
  );
}

function Picture({ uses, clock, path }: Omit<UsesPictureProps, "credential">) {
  const versions = versionsOf(uses);
  const most = Math.max(...uses.hours.map(({ count }) => count));
  return (
    <div className="panel grid gap-3 p-4">
      {versions.map((version) => (
        <Strip key={version} uses={uses} version={version} most={most} clock={clock} />
      ))}
      <p className="text-muted flex justify-between text-sm" aria-hidden="true">
        <span>{USES.begin}</span>
        <span>{USES.now}</span>
      </p>
      <details className="numbers">
        <summary>{USES.days}</summary>
        <Table
          label={USES.days}
          columns={[
            { key: "day", label: USES.day, head: true },
            ...versions.map((version) => ({
              key: `v${version}`,
              label: labelOf(version, uses.secretVersion),
              kind: "number" as const,
            })),
          ]}
          rows={dayRows(uses, clock)}
          clock={clock}
          address={{ path, query: {} }}
        />
      </details>
    </div>
  );
}

function Callers({ uses, clock, path }: Omit<UsesPictureProps, "credential">) {
  return (
    <Section title={USES.callers} description={USES.callersText}>
      <Table
        label={USES.callers}
        columns={[
          { key: "agent", label: USES.agent, head: true },
          { key: "from", label: USES.from, kind: "code" },
          { key: "secret", label: USES.secret },
          { key: "count", label: USES.count, kind: "number" },
          { key: "last", label: USES.last, kind: "time" },
        ]}
        rows={callerRows(uses)}
        clock={clock}
        address={{ path, query: {} }}
      />
    </Section>
  );
}

/** Who uses a credential, and who still uses the secret key before the last rotation. */
export function UsesPicture(props: UsesPictureProps) {
  const { uses, clock, path } = props;
  const none = uses.hours.length === 0;
  return (
    <>
      <Section title={USES.title} description={USES.text}>
        <OldSecret {...props} />
        {none ? <p>{USES.none}</p> : <Picture uses={uses} clock={clock} path={path} />}
      </Section>
      {none ? null : <Callers uses={uses} clock={clock} path={path} />}
    </>
  );
}
