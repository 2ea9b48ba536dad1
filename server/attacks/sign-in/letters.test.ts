import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { completeEnv, publicUrl } from "@/server/env";
import { open } from "@/server/secrets/seal";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { instance, person } from "@/server/testing/factory";
import { tenant } from "@/server/testing/tenant";
import { emailKey, emailSchema } from "@/server/text";

useDatabase();
// Letters are queued, and nobody delivers them.
completeEnv({ SMTP_URL: "smtp://127.0.0.1:9" });

const PASSWORD = "a long enough phrase 1";

beforeEach(async () => {
  await sql('delete from "rate_counters"');
});

const bodySchema = z.object({ html: z.string(), text: z.string() });

/** What was queued so far, as its readers would get it. */
async function letters(): Promise<{ recipient: string; content: string }[]> {
  const rows = await sql<{ id: string; recipient: string; subject: string; sealedBody: string }>(
    'select * from "mails"',
  );
  return rows.map(({ id, recipient, subject, sealedBody }) => {
    const { html, text } = bodySchema.parse(JSON.parse(open(sealedBody, `mail:${id}`)));
    return { recipient, content: `${subject}\n${html}\n${text}` };
  });
}

const askReset = (body: unknown, headers: Record<string, string> = {}) =>
  knock("POST", "/reset-password", { body, headers });

describe("a forged host", () => {
  const FORGED = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-original-host": "evil.example",
    forwarded: "host=evil.example;proto=https",
  };

  test("reaches no link in a letter and none that is answered: all lead to the configured address", async () => {
    const { owner, workspace } = await tenant();
    await instance();
    await askReset({ email: owner.email }, FORGED);
    const signedUp = { name: "Member", email: "forged-host@example.com", password: PASSWORD };
    expect(await knock("POST", "/sign-up", { body: signedUp, headers: FORGED })).toMatchObject({ status: 200 });
    const invited = await callerOf(owner).invitations.create({ workspace: workspace.id, emails: ["f@example.com"] });
    const queued = await letters();
    expect(queued.map(({ recipient }) => recipient).sort()).toEqual(["f@example.com", signedUp.email, owner.email]);
    for (const { content } of queued) {
      const links = [...content.matchAll(/https?:\/\/[^\s"<]+/g)].map(([link]) => new URL(link).origin);
      expect(links.length).toBeGreaterThan(0);
      expect(new Set(links)).toEqual(new Set(["http://localhost:3000"]));
    }
    expect(invited.items[0]?.link).toMatch(/^http:\/\/localhost:3000\/invitations\//);
  });

  test("changes the public address nowhere else", async () => {
    await knock("GET", "/whoami", { headers: FORGED });
    expect(publicUrl()).toBe("http://localhost:3000");
  });
});

describe("a reset that is asked for", () => {
  test.each([
    ["two addresses in a list", (victim: string) => [victim, "evil@example.org"]],
    ["two addresses with a comma", (victim: string) => `${victim},evil@example.org`],
    ["two addresses with a semicolon", (victim: string) => `${victim};evil@example.org`],
    ["two addresses with a space", (victim: string) => `${victim} evil@example.org`],
    ["a header of its own", (victim: string) => `${victim}\r\nBcc: evil@example.org`],
    ["an encoded line end", (victim: string) => `${victim}%0d%0abcc:evil@example.org`],
    ["NUL", (victim: string) => `${victim}\u0000`],
    ["a name around the address", (victim: string) => `"${victim}" <evil@example.org>`],
    ["a comment", (victim: string) => `${victim}(evil@example.org)`],
    ["an object", (victim: string) => ({ email: victim })],
  ])("with %s is refused, and nothing is sent", async (_case, forge) => {
    const victim = await person();
    expect(await askReset({ email: forge(victim.email) })).toMatchObject({ status: 422, body: { field: "email" } });
    expect((await letters()).filter(({ recipient }) => recipient.includes(victim.email))).toEqual([]);
  });

  test("goes to the stored address, in its own spelling, and never to one beside it in the request", async () => {
    const victim = await person({ email: "Stored.Spelling@Example.com" });
    const body = { email: "stored.spelling@EXAMPLE.com", to: "evil@example.org", recipient: "evil@example.org" };
    expect(await askReset(body)).toMatchObject({ status: 200 });
    const doubled = await knock("POST", "/reset-password?email=evil@example.org", { body: { email: victim.email } });
    expect(doubled.status).toBe(200);
    const sent = (await letters()).map(({ recipient }) => recipient);
    expect(sent.filter((recipient) => recipient === victim.email)).toHaveLength(2);
    expect(sent.filter((recipient) => recipient.includes("evil"))).toEqual([]);
  });

  test("for a tagged, dotted or differently hosted address is not one for the account without it", async () => {
    const victim = await person({ email: "plain@example.com" });
    for (const email of ["plain+tag@example.com", "p.lain@example.com", "plain@example.com.evil.example"]) {
      expect(await askReset({ email })).toMatchObject({ status: 200 });
    }
    expect((await letters()).filter(({ recipient }) => recipient === victim.email)).toEqual([]);
  });

  test("is answered with the same status and text whether there is an account or not", async () => {
    const known = await askReset({ email: (await person()).email });
    const unknown = await askReset({ email: "nobody-at-all@example.com" });
    expect(unknown.status).toBe(known.status);
    expect(unknown.body).toEqual(known.body);
  });
});

describe("addresses that look like another one's", () => {
  /** Each is another mailbox than victim@example.com, or none, and would be equal to it under some folding. */
  const ALIKE = [
    "\uff56ictim@example.com", // fullwidth v
    "v\u0456ctim@example.com", // Cyrillic i
    "vi\u217dtim@example.com", // Roman numeral hundred, which NFKC makes a c
    "victi\u2133@example.com", // script M
    "vict\u0130m@example.com", // dotted capital I, whose lower case has two characters
    "victim@ex\u00adample.com", // soft hyphen
    "victim@example\u3002com", // ideographic full stop, which host names take for a dot
    "victim@example.\u212aom", // Kelvin sign
    "victim\u200b@example.com",
    "victim\uff20example.com", // fullwidth at
  ];

  test.each(ALIKE)("are refused wherever one is stored, invited or mailed to: %j", async (email) => {
    const { owner, workspace } = await tenant();
    await instance();
    const signUp = await knock("POST", "/sign-up", { body: { name: "Alike", email, password: PASSWORD } });
    expect(signUp).toMatchObject({ status: 422, body: { field: "email" } });
    expect(await askReset({ email })).toMatchObject({ status: 422, body: { field: "email" } });
    const { items } = await callerOf(owner).invitations.create({ workspace: workspace.id, emails: [email] });
    expect(items).toMatchObject([{ status: "refused", reason: "invalid_value" }]);
  });

  test("cannot exist: of every address that is accepted, the form that compares is its lower case and no more", () => {
    const accepted: string[] = [];
    for (let code = 0x20; code < 0x3_0000; code += 1) {
      if (code >= 0xd8_00 && code <= 0xdf_ff) continue;
      const character = String.fromCodePoint(code);
      for (const email of [`a${character}b@example.com`, `ab@exa${character}mple.com`]) {
        if (emailSchema.safeParse(email).success) accepted.push(email);
      }
    }
    expect(accepted.length).toBeGreaterThan(100);
    // NFKC would make one mailbox out of several; where all is ASCII it changes nothing.
    expect(accepted.filter((email) => emailKey(email) !== email.toLowerCase() || /[^!-~]/.test(email))).toEqual([]);
  });
});
