import type { FrameLocator, Page } from "@playwright/test";
import {
  S3_BUCKET,
  S3_CANARY,
  S3_KEY,
  S3_REGION,
  S3_SECRET,
  startS3,
  type S3Server,
} from "../../server/testing/servers/s3";
import { callApi, type Tenant } from "../api";
import { expect, scan, test } from "../fixtures";

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const MARKUP = "<b>epoch 1</b><script>document.title = 'taken'</script>";
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "taken"</script></svg>';

let s3: S3Server;
test.beforeAll(async () => {
  s3 = await startS3();
  s3.put("runs/7/loss.png", "image/png", Buffer.from(PIXEL, "base64"));
  s3.put("runs/7/train.log", "text/html", `${MARKUP}\n${"a line of the log\n".repeat(5_000)}`);
  s3.put("runs/7/drawing.png", "image/svg+xml", DRAWING);
});
test.afterAll(() => s3.close());

/** A job whose address and attributes lead into a bucket. */
async function withJob(url: string, { owner, workspace }: Tenant): Promise<string> {
  const at = (key: string) => `s3://${S3_BUCKET}/runs/7/${key}`;
  const attributes = {
    log: at("train.log"),
    drawing: at("drawing.png"),
    gone: at("gone.txt"),
    weights: at("model.bin"),
  };
  const resources = [{ type: "job", externalId: "run-7", name: "Run 7", url: at("loss.png"), attributes }];
  const { items } = await callApi<{ items: { id: string }[] }>(
    url,
    `/workspaces/${workspace.id}/projects/default/resources`,
    { method: "POST", body: { resources }, cookie: owner.cookie },
  );
  return items[0]?.id ?? "";
}

function frameOf(page: Page, name: string): FrameLocator {
  return page.frameLocator(`iframe[title="Contents of ${name}"]`);
}

async function fill(page: Page, secret: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Bucket").fill(S3_BUCKET);
  await dialog.getByLabel("Key", { exact: true }).fill(S3_KEY);
  await dialog.getByLabel("Secret / SAS", { exact: true }).fill(secret);
  await dialog.getByLabel(/^Region/).fill(S3_REGION);
  await dialog.getByLabel(/^Host/).fill(s3.origin);
}

test("one's own cloud storage is added, tested and edited, and shows what a resource links to", async ({
  page,
  url,
  tenant,
  login,
  watch,
}) => {
  // The storage of the test refuses what is not there.
  watch.allow(/status of 404.*127\.0\.0\.1/);
  watch.allow(/status of 422/);
  // What is longer than is shown is given up.
  watch.allow(/train\.log.*net::ERR_ABORTED/);
  const job = await withJob(url, tenant);
  await login("owner");
  const path = `/workspaces/${tenant.workspace.slug}/resources`;
  const row = page.getByRole("row", { name: new RegExp(S3_BUCKET) });
  const dialog = page.getByRole("dialog");

  await test.step("a resource says that an access is missing, and leads to where one is added", async () => {
    await page.goto(`${path}/${job}`);
    const files = page.getByRole("region", { name: "Stored files" });
    await expect(files.getByText("No cloud storage access of yours reaches this.")).toHaveCount(5);
    await expect(page.locator("iframe")).toHaveCount(0);
    await files.getByRole("link", { name: "Add one" }).first().click();
    await expect(page).toHaveURL(/\/account\/storage/);
  });
  await test.step("names are held to their letters; an access is kept without its secret coming back", async () => {
    await fill(page, "a-wrong-secret");
    await dialog.getByLabel(/^Host/).fill("https://a;script-src.example");
    await dialog.getByRole("button", { name: "Add storage" }).click();
    await expect(dialog.getByText(/a host such as/).first()).toBeVisible();
    await scan(page);
    await dialog.getByLabel(/^Host/).fill(s3.origin);
    await dialog.getByRole("button", { name: "Add storage" }).click();
    await expect(dialog).toBeHidden();
    await expect(row).toContainText("Not tested");
    await scan(page);
  });
  await test.step("its test says what is wrong, in words of ours", async () => {
    await row.hover();
    await row.getByRole("button", { name: `Test: ${S3_BUCKET}` }).click();
    await expect(row).toContainText("The secret does not belong to this key.");
    await expect(page.getByText(S3_CANARY)).toHaveCount(0);
    await page.getByRole("button", { name: `Actions for ${S3_BUCKET}` }).click();
    await page.getByRole("menuitem", { name: "Edit" }).click();
    await expect(dialog.getByLabel("Secret / SAS", { exact: true })).toHaveValue("");
    await dialog.getByLabel(/^Region/).fill("us-east-1");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByText(/Enter the secret again/).first()).toBeVisible();
    await fill(page, S3_SECRET);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await row.hover();
    await row.getByRole("button", { name: `Test: ${S3_BUCKET}` }).click();
    await expect(row).toContainText("Works");
  });
  await test.step("images and texts are shown, also where one came without loading a page", async () => {
    await page.goto(path);
    await page.getByRole("link", { name: "Run 7" }).click();
    const image = frameOf(page, "loss.png").getByRole("img", { name: "loss.png" });
    await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(1);
    const log = frameOf(page, "train.log");
    await expect(log.getByRole("region")).toContainText(MARKUP);
    await expect(log.getByText("Only the first 64 KiB are shown.")).toBeVisible();
    await frameOf(page, "drawing.png").locator("body").scrollIntoViewIfNeeded();
    await expect(frameOf(page, "drawing.png").getByText(/did not answer with an image/)).toBeVisible();
    await expect(frameOf(page, "gone.txt").getByText(/did not answer: the file may be gone/)).toBeVisible();
    await expect(page.getByRole("link", { name: "Open model.bin" })).toBeVisible();
    await expect(page).not.toHaveTitle(/taken/);
    await scan(page);
    await page.setViewportSize({ width: 360, height: 900 });
    await scan(page, undefined, ["light"]);
  });
  await test.step("the storage was told nothing of where it is shown, and nothing stays in the browser", async () => {
    expect(s3.referers).toEqual([]);
    const opened = await page.request.get(`${path}/${job}/stored?open=1`, { maxRedirects: 0 });
    expect(opened.status()).toBe(303);
    expect(opened.headers()["referrer-policy"]).toBe("no-referrer");
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, history.state]),
    );
    expect(kept).not.toMatch(/X-Amz-Signature|an\/example/);
  });
  await test.step("it is deleted after a question, and then shows nothing", async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto("/account/storage");
    await page.getByRole("button", { name: `Actions for ${S3_BUCKET}` }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await dialog.getByRole("button", { name: "Delete access" }).click();
    await expect(page.getByText("No cloud storage yet")).toBeVisible();
    const refused = await page.request.get(`${path}/${job}/stored`);
    expect(refused.status()).toBe(404);
    expect(refused.headers()["content-security-policy"]).toContain("script-src 'none'");
  });
});
