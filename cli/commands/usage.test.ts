import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startApi, type Api } from "../testing/api";
import { testShell, type TestShell } from "../testing/shell";

const VISION = { id: "ws_1", slug: "vision", name: "Vision" };
const PROJECT = { id: "prj_1", slug: "mine", name: "Mine" };

let api: Api;
let shell: TestShell;
beforeEach(async () => {
  api = await startApi();
  shell = testShell((name, value) => vi.stubEnv(name, value));
  shell.signedIn(api.host, { workspace: VISION, project: PROJECT });
});
afterEach(async () => {
  await api.stop();
  shell.end();
});

const item = { gone: false, meter: "tokens", unit: "token", previous: "0", amount: null };
const view = {
  items: [
    { ...item, key: "large-1", name: "large-1", quantity: "1200" },
    { ...item, key: "", name: null, quantity: "30.5", previous: "7" },
  ],
  nextCursor: null,
  total: 2,
  from: "2026-11-01",
  to: "2026-11-30",
  timeZone: "UTC",
  currency: "USD",
  meter: "tokens",
  groupBy: "model",
  aggregation: "sum",
  sum: { quantity: "1230.5", unit: "token", previous: "7", amount: null },
};

test("usage report shows the groups of the active workspace and their total", async () => {
  api.on("GET /workspaces/ws_1/usage", { body: view });
  const { out, code } = await shell.run("usage report --from 2026-11-01 --to 2026-11-30 --meter tokens --by model");
  expect(code).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "MODEL    USED    UNIT   BEFORE
    large-1  1200    token  0
    -        30.5    token  7
    Total    1230.5  token  7
    "
  `);
  expect(api.seen.at(-1)?.query).toMatchObject({ groupBy: "model", meter: "tokens" });
  const json = await shell.run("usage report --meter tokens --by model --json");
  expect(JSON.parse(json.out)).toEqual(view);
});

test("usage report shows what has a price in the currency", async () => {
  const [first, second] = view.items;
  const items = [{ ...first, amount: 120_050 }, second];
  api.on("GET /workspaces/ws_1/usage", { body: { ...view, items, sum: { ...view.sum, amount: 120_050 } } });
  const { out } = await shell.run("usage report --meter tokens --by model");
  expect(out).toMatchInlineSnapshot(`
    "MODEL    USED    UNIT   BEFORE  AMOUNT (USD)
    large-1  1200    token  0       1200.50
    -        30.5    token  7
    Total    1230.5  token  7       1200.50
    "
  `);
});

test("usage report of a project that is named asks that project, by which who manages it alone may", async () => {
  api.on("GET /workspaces/ws_1/projects/speech/usage", { body: view });
  const { out, code } = await shell.run("usage report --project speech --meter tokens --by model --actor usr_1");
  expect(code).toBe(0);
  expect(out).toContain("large-1");
  expect(api.seen.at(-1)?.query).toEqual(expect.objectContaining({ groupBy: "model", actor: "usr_1" }));
});

test("usage report of oneself, and with a day that is none", async () => {
  api.on("GET /workspaces/ws_1/own-usage", { body: { ...view, items: [], sum: null, groupBy: "meter" } });
  expect((await shell.run("usage report --own")).out).toBe("There is nothing to list.\n");
  expect((await shell.run("usage report --from yesterday")).code).toBe(2);
});
