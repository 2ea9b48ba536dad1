import { newIdentity } from "../api";
import { expect, test } from "../fixtures";
import { BASIC, startInitialized } from "../people/initialized";
import { makeHome, tenantryIn } from "./tenantry";

const SIGNED_IN = `${BASIC.accessKey}\n${BASIC.secretKey}\n`;

test("from sign-in to a registered resource by the command line alone", { tag: "@main" }, async () => {
  test.setTimeout(180_000);
  const { product, end } = await startInitialized();
  const home = await makeHome();
  const { run } = tenantryIn(home.directory);
  /** What a command prints; anything but 0 fails the test with what it said. */
  const done = async (values: readonly string[], input = "") => {
    const { code, out, err } = await run(values, input);
    expect({ values, code, err }).toEqual({ values, code: 0, err: "" });
    return out;
  };
  const json = async <T>(values: readonly string[]) => JSON.parse(await done([...values, "--json"])) as T;
  try {
    await test.step("signs in, and chooses where to work", async () => {
      expect(await done(["login", "--host", product.url], SIGNED_IN)).toContain(`Signed in to ${product.url} as`);
      expect(await json<{ organization: { slug: string } }>(["whoami"])).toMatchObject({
        organization: { slug: "acme" },
      });
      expect(await done(["workspace", "list"])).toMatch(/research/);
      await done(["workspace", "set", "research"]);
      await done(["project", "register", "My Other Project", "--slug", "other"]);
      const prompts = await done(["configure"], "My Other Project\n");
      expect(prompts).toMatch(
        /^Current Active Project: Default\nSelect Active Project: \(.*My Other Project.*\) \[Default\]: $/,
      );
      expect(await done(["project", "list"])).toMatch(/\*\s+My Other Project\s+other/);
      expect(await done(["project", "show", "--project", "default"])).toMatch(/^Name\s+Default$/m);
    });

    await test.step("invites somebody", async () => {
      const { email } = newIdentity();
      const invited = await json<{ items: { status: string; link: string }[] }>([
        "member",
        "invite",
        email,
        "--role",
        "viewer",
      ]);
      expect(invited.items.map(({ status }) => status)).toEqual(["invited"]);
      expect(invited.items[0]?.link).toContain(`${product.url}/invitations/`);
    });

    await test.step("registers a resource, and asks who may read it", async () => {
      const line = ["resource", "register", "--type", "job", "--external-id", "run-7", "--name", "Night run"];
      const { items } = await json<{ items: { id: string; status: string }[] }>(line);
      expect(items).toMatchObject([{ status: "created" }]);
      const resource = `job:${items[0]?.id ?? ""}`;
      expect(await done(["access", "check", "read", "--resource", resource])).toBe("allowed\n");
      expect(await done(["access", "explain", "read", "--resource", resource])).toMatch(/^allowed: .*Night run\n/);
      expect(await done(["access", "who", "read", "--resource", resource])).toMatch(/owner-0001@example\.com/);
      expect(await done(["resource", "list", "--type", "job"])).toMatch(/Night run .*My Other Project/);
      const unknown = await run(["access", "check", "read", "--resource", "job:res_00000000000000000000000000"]);
      expect(unknown).toEqual({ code: 1, out: "refused\n", err: "" });
    });

    await test.step("forgets the credential", async () => {
      await done(["logout"]);
      const refused = await run(["whoami"]);
      expect(refused.code).toBe(1);
      expect(refused.err).toMatch(/^You are not signed in\. Run: tenantry login/);
    });
  } finally {
    await home.remove();
    await end();
  }
});

test("a credential that only reads is refused by name; the library does the rest", { tag: "@main" }, async () => {
  test.setTimeout(180_000);
  const { product, end } = await startInitialized();
  const home = await makeHome();
  const owner = tenantryIn(home.directory, {
    TENANTRY_HOST: product.url,
    TENANTRY_ACCESS_KEY: BASIC.accessKey,
    TENANTRY_SECRET_KEY: BASIC.secretKey,
    TENANTRY_WORKSPACE: "research",
  });
  try {
    const made = await owner.run([
      "credential",
      "create",
      "--label",
      "Reader",
      "--read-only",
      "--expires",
      "7d",
      "--json",
    ]);
    const { accessKey, secretKey } = JSON.parse(made.out) as { accessKey: string; secretKey: string };
    const reader = tenantryIn(home.directory, {
      TENANTRY_HOST: product.url,
      TENANTRY_ACCESS_KEY: accessKey,
      TENANTRY_SECRET_KEY: secretKey,
    });
    expect((await reader.run(["project", "list"])).code).toBe(0);
    const refused = await reader.run(["project", "register", "New"]);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toMatch(/^This credential is limited and lacks the right project\.create\./);
    expect(refused.err).not.toContain(secretKey);

    const program = await owner.program(`
      import { Tenantry, TenantryError } from "tenantry";
      const tenantry = new Tenantry();
      for (let index = 0; index < 5; index += 1) await tenantry.call("projects.create", { name: "Series " + index });
      const names = [];
      for await (const { name } of tenantry.items("projects.list", { limit: 2, search: "Series" })) names.push(name);
      const again = { slug: "same", name: "Same" };
      const first = await tenantry.call("projects.create", again, { idempotencyKey: "once" });
      const second = await tenantry.call("projects.create", again, { idempotencyKey: "once" });
      const taken = await tenantry.call("projects.create", again).catch((error) => error);
      const { code, reason, field } = taken instanceof TenantryError ? taken : {};
      console.log(JSON.stringify({ names, same: first.id === second.id, code, reason, field }));
    `);
    expect(program.err).toBe("");
    expect(JSON.parse(program.out)).toEqual({
      names: [0, 1, 2, 3, 4].map((index) => `Series ${index}`),
      same: true,
      code: "CONFLICT",
      reason: "taken",
      field: "slug",
    });

    expect((await owner.run(["credential", "revoke", accessKey, "--yes"])).out).toBe(`Revoked ${accessKey}.\n`);
    expect((await reader.run(["project", "list"])).code).toBe(1);
  } finally {
    await home.remove();
    await end();
  }
});
