import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { completeEnv } from "../env";
import { runNextJob } from "../jobs/queue";
import { arrival, arrive, company, signedIn } from "../testing/sso/arrivals";
import { callerOf } from "../testing/caller";
import { sql, useDatabase } from "../testing/database";
import type { Person } from "../testing/factory";
import { systemRequest } from "../testing/requests";
import { keepTakenPicture, PICTURE_JOB } from "./take-over";

useDatabase();

let server: Server;
let origin: string;
let asked: string[];

beforeAll(async () => {
  const red = { create: { width: 600, height: 300, channels: 3, background: { r: 200, g: 10, b: 10 } } } as const;
  const png = await sharp(red).png().toBuffer();
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url === "/me.png") response.end(png);
    else response.end('<svg xmlns="http://www.w3.org/2000/svg"/>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  completeEnv({ TENANTRY_OUTBOUND_ALLOW: "127.0.0.1" });
});

afterAll(() => {
  completeEnv({ TENANTRY_OUTBOUND_ALLOW: "" });
  server.close();
});

beforeEach(() => {
  asked = [];
});

async function jobs(): Promise<void> {
  while (await runNextJob(systemRequest(), new Map([[PICTURE_JOB, keepTakenPicture]])));
}

/** Somebody new, for whom the provider of their company names this picture. */
async function newcomer(picture: string | null): Promise<Person> {
  const at = await company({ createUsers: true });
  return signedIn(await arrive(arrival(at, { picture })));
}

const shown = async (who: Person) => (await callerOf(who).accounts.get()).picture;
const rows = (who: Person) =>
  sql(`select "after" from "audit_entries" where "action" = 'picture.take-over' and "targetId" = $1`, who.id);

test("somebody who comes by a provider for the first time has the picture that it names, made anew and recorded", async () => {
  const who = await newcomer(`${origin}/me.png`);
  expect(await shown(who)).toBeNull();
  expect(JSON.stringify(await sql('select "payload" from "jobs"'))).not.toContain("me.png");
  await jobs();
  expect(await shown(who)).toMatch(/^\/account\/pictures\//);
  const [kept] = await sql<{ bytes: Uint8Array }>('select "bytes" from "user_pictures" where "userId" = $1', who.id);
  const { format, width, height } = await sharp(kept?.bytes).metadata();
  expect({ format, width, height }).toEqual({ format: "webp", width: 256, height: 256 });
  expect(await rows(who)).toHaveLength(1);
});

test("a picture that one has chosen meanwhile stays, and one that was removed does not come back", async () => {
  const who = await newcomer(`${origin}/me.png`);
  const own = sharp({ create: { width: 9, height: 9, channels: 3, background: { r: 0, g: 0, b: 200 } } });
  const { picture } = await callerOf(who).pictures.set({ picture: (await own.png().toBuffer()).toString("base64") });
  await jobs();
  expect(await shown(who)).toBe(picture);
  const without = await newcomer(`${origin}/me.png`);
  await callerOf(without).pictures.remove();
  await jobs();
  expect(await shown(without)).toBeNull();
  expect(asked).toEqual([]);
  expect([...(await rows(who)), ...(await rows(without))]).toEqual([]);
});

test("what is no picture, or lies where nothing may be asked, leaves initials and is asked for once", async () => {
  const drawn = await newcomer(`${origin}/me.svg`);
  await jobs();
  expect(asked).toEqual(["/me.svg"]);
  const none = await newcomer(null);
  const inside = await newcomer("https://10.0.0.8/me.png");
  await jobs();
  expect([await shown(drawn), await shown(none), await shown(inside)]).toEqual([null, null, null]);
  expect(await sql('select "id" from "jobs" where "endedAt" is null')).toEqual([]);
});

test("a later sign-in brings no picture: what one shows is one's own from then on", async () => {
  const at = await company({ createUsers: true });
  const first = arrival(at);
  const who = await signedIn(await arrive(first));
  const again = await arrive({ ...first, identity: { ...first.identity, picture: `${origin}/me.png` } });
  expect((await signedIn(again)).id).toBe(who.id);
  await jobs();
  expect(asked).toEqual([]);
  expect(await shown(who)).toBeNull();
});
