import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { samlConnection } from "@/server/testing/sso/connections";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, organizationMember, person, type OrganizationRef, type Person } from "@/server/testing/factory";
import { systemRequest } from "@/server/testing/requests";
import { remindOfCertificates } from "./remind-of-certificates";
import { noticePath, noticeSentence } from "./sentences";

useDatabase();

const DAY = 86_400_000;

let owner: Person;
let of: OrganizationRef;

beforeAll(async () => {
  owner = await person();
  of = await organization(owner);
  await organizationMember(of, await person(), "admin");
});

afterEach(() => {
  vi.useRealTimers();
});

interface Told extends Record<string, unknown> {
  userId: string;
  data: Record<string, string>;
}

/** Who was told of the certificates of a connection, in the order of telling. */
async function told(connection: string): Promise<Told[]> {
  return sql<Told>(
    `select "userId", "data" from "notifications" where "kind" = 'certificate.ending' and "data"->>'identityProvider' = $1 order by "id"`,
    connection,
  );
}

const run = () => remindOfCertificates(systemRequest());

async function endingAt(connection: string, end: number): Promise<void> {
  const text = `update "identity_provider_certificates" set "notAfter" = $2 where "identityProviderId" = $1`;
  await sql(text, connection, new Date(end));
}

test("owners are warned once 30, 14, 7 and 1 days ahead", async () => {
  const { id, displayName } = await samlConnection(owner, of);
  const end = Date.now() + 40 * DAY;
  await endingAt(id, end);
  await run();
  expect(await told(id)).toEqual([]);
  vi.useFakeTimers({ toFake: ["Date"] });
  for (const [days, times] of [
    [29.5, 1],
    [20, 1],
    [13.5, 2],
    [6.5, 3],
    [3, 3],
    [0.5, 4],
    [0.2, 4],
    [-1, 4],
  ] as const) {
    vi.setSystemTime(end - days * DAY);
    await run();
    expect(await told(id), `${days} days ahead`).toHaveLength(times);
  }
  const notices = await told(id);
  expect(new Set(notices.map(({ userId }) => userId))).toEqual(new Set([owner.id]));
  const data = notices[3]?.data ?? {};
  expect(noticeSentence("certificate.ending", data)).toContain(`“${displayName}” of “${of.name}” ends on`);
  expect(noticeSentence("certificate.ending", data)).toContain("one day left. Add the provider's next one now");
  expect(noticePath("certificate.ending", data)).toBe(`/organizations/${of.slug}/identity-providers/${id}`);
});

test("nobody is warned of one that is retired, or of a connection that is switched off", async () => {
  const { id } = await samlConnection(owner, of);
  const off = await samlConnection(owner, of, { active: false });
  await endingAt(id, Date.now() + 5 * DAY);
  await endingAt(off.id, Date.now() + 5 * DAY);
  await sql(`update "identity_provider_certificates" set "retiredAt" = now() where "identityProviderId" = $1`, id);
  await run();
  expect([...(await told(id)), ...(await told(off.id))]).toEqual([]);
});
