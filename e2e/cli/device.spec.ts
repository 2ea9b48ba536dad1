import { callApi } from "../api";
import { expect, scan, test } from "../fixtures";
import { look } from "../look";
import { makeHome, tenantryIn } from "./tenantry";
import { HAS_TERMINAL, inTerminal } from "./terminal";

const CODE = /type the code: ([B-Z]{4}-[B-Z]{4})/;

test.describe("in a terminal", () => {
  test.skip(!HAS_TERMINAL, "needs script of util-linux");

  test("a device without a browser is let in by one, works, and is ended", async ({ page, url, tenant, login }) => {
    test.setTimeout(180_000);
    const home = await makeHome();
    const settings = { TENANTRY_CONFIG_DIR: home.directory };
    const { run } = tenantryIn(home.directory);
    const owner = await login("owner");
    try {
      const terminal = inTerminal(`login --host ${url}`, { ...settings, SSH_CONNECTION: "192.0.2.1 1 192.0.2.2 22" });
      await terminal.shows("Access key (Enter: sign in by a browser instead): ");
      terminal.type("");
      await terminal.shows(`Open ${url}/device in a browser, on any machine, and type the code: `);
      await terminal.shows(/Waiting for the approval in the browser, \d+:\d\d left/);
      const [, code = ""] = CODE.exec(terminal.text()) ?? [];

      await test.step("a code that nobody shows is told", async () => {
        await page.goto("/device");
        await page.getByLabel("Code").fill("bbbb bbbb");
        await page.getByRole("button", { name: "Continue" }).click();
        await expect(page.getByText("No device waits with this code.")).toBeVisible();
        await scan(page);
      });

      await test.step("the page says what asks, and asks", async () => {
        await look(page, `/device?user_code=${code}`);
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto("/device");
        await page.getByLabel("Code").fill(code.toLowerCase().replace("-", ""));
        await page.getByRole("button", { name: "Continue" }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Let “.+” in as you\?$/);
        await expect(page.getByText(code)).toBeVisible();
        await expect(page.getByText(owner.email)).toBeVisible();
        await page.getByRole("button", { name: "Approve" }).click();
        await expect(page.getByText("The device is let in")).toBeVisible();
        await scan(page);
      });

      await terminal.shows(`Signed in to ${url} as ${owner.name} (${owner.email}).`);
      expect(await terminal.ended).toBe(0);

      await test.step("the shell is the person's, in every workspace of theirs", async () => {
        await run(["workspace", "set", tenant.workspace.slug]);
        const who = await run(["whoami"]);
        expect(who.out).toMatch(new RegExp(`^Host +${url}$`, "m"));
        expect(who.out).toMatch(new RegExp(`^Workspace +${tenant.workspace.name}$`, "m"));
        expect(who.out).toMatch(/^Ends +\d{4}-\d\d-\d\d$/m);
        const other = await callApi<{ slug: string }>(url, "/workspaces", {
          method: "POST",
          cookie: owner.cookie,
          body: { organization: tenant.organization.slug, name: "Another" },
        });
        expect((await run(["project", "list", "--workspace", other.slug])).code).toBe(0);
      });

      await test.step("it stands with the sessions, and its end is felt at once", async () => {
        await page.goto("/account/security");
        const row = page.getByRole("table", { name: "Devices that you have let in" }).getByRole("row").nth(1);
        await row.hover();
        await row.getByRole("button", { name: "End", exact: false }).first().click();
        await page.getByRole("button", { name: "End sign-in" }).click();
        await expect(page.getByText("No devices")).toBeVisible();
        const gone = await run(["whoami"]);
        expect(gone.code).toBe(1);
        expect(gone.err).toContain("Sign in");
      });
    } finally {
      await home.remove();
    }
  });

  test("a device that is refused gets nothing", async ({ page, url, login }) => {
    const home = await makeHome();
    await login("owner");
    const terminal = inTerminal(`login --device --host ${url}`, { TENANTRY_CONFIG_DIR: home.directory });
    try {
      await terminal.shows(CODE);
      const [, code = ""] = CODE.exec(terminal.text()) ?? [];
      await page.goto(`/device?user_code=${code}`);
      await page.getByRole("button", { name: "Deny" }).click();
      await expect(page.getByText("The device is refused")).toBeVisible();
      expect(await terminal.ended).toBe(1);
      expect(terminal.text()).toContain("The sign-in was refused");
    } finally {
      await home.remove();
    }
  });

  test("configure asks as it always does, and projects are registered and set", async ({ url, tenant }) => {
    const home = await makeHome();
    const { accessKey, secretKey } = await callApi<{ accessKey: string; secretKey: string }>(
      url,
      `/workspaces/${tenant.workspace.slug}/credentials`,
      { method: "POST", cookie: tenant.owner.cookie, body: { label: "laptop" } },
    );
    const settings = { TENANTRY_CONFIG_DIR: home.directory };
    const { run } = tenantryIn(home.directory);
    const shown = async (line: string) => (await run(line.split(" "))).out;
    try {
      await run(["login", "--host", url], `${accessKey}\n${secretKey}\n`);
      await run(["workspace", "set", tenant.workspace.slug]);
      await run(["project", "register", "My Other Project", "--slug", "other"]);
      const terminal = inTerminal(`configure --workspace ${tenant.workspace.slug}`, settings);
      await terminal.shows(/^Current Active Project: (.+)\nSelect Active Project: \(.*My Other Project.*\) \[\1\]: $/);
      terminal.type("My Other Project");
      expect(await terminal.ended).toBe(0);
      expect(await shown("project show")).toMatch(/^Name +My Other Project$/m);

      await run(["project", "register", "Third", "--slug", "third", "--set-default"]);
      expect(await shown("project show third")).toMatch(/^Your default +yes$/m);
      await run(["project", "set", "other", "--default"]);
      expect(await shown("project show other")).toMatch(/^Your default +yes$/m);
      expect(await shown("project show --project third")).toMatch(/^Name +Third$/m);
      const elsewhere = tenantryIn(home.directory, { TENANTRY_PROJECT: "third" });
      expect((await elsewhere.run(["project", "show"])).out).toMatch(/^Name +Third$/m);
      const program = await elsewhere.program(`
        import { Tenantry } from "tenantry";
        const names = [];
        for (const client of [new Tenantry(), new Tenantry({ project: "other" })]) {
          names.push((await client.call("projects.get")).name);
        }
        console.log(names.join());
      `);
      expect(program).toMatchObject({ out: "Third,My Other Project\n", err: "" });
    } finally {
      await home.remove();
    }
  });
});
