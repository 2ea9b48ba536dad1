import { expect, test } from "@playwright/test";
import { BASIC, startInitialized } from "../people/initialized";
import { BOOT_MILLISECONDS } from "../fixtures";

/** A server that is told to stop, as a supervisor does it. */

const AUTHORIZATION = { authorization: `Basic ${btoa(`${BASIC.accessKey}:${BASIC.secretKey}`)}` };

async function ask(url: string, path: string) {
  const answer = await fetch(`${url}${path}`, { headers: AUTHORIZATION });
  const body = await answer.text();
  return { status: answer.status, connection: answer.headers.get("connection"), body };
}

test("a server that is to stop says at once that it is not ready, serves on for a while, and ends", async () => {
  test.setTimeout(BOOT_MILLISECONDS);
  const { product, end } = await startInitialized({ TENANTRY_DRAIN_SECONDS: "4" });
  try {
    expect(await ask(product.url, "/api/ready")).toMatchObject({ status: 200, body: '{"status":"ready"}' });
    process.kill(product.pid, "SIGTERM");
    await product.line(/"msg":"stopping"/);
    expect(await ask(product.url, "/api/ready")).toMatchObject({ status: 503, body: '{"status":"stopping"}' });
    for (const path of ["/api/health", "/api/v1/whoami", "/sign-in"]) {
      expect(await ask(product.url, path), path).toMatchObject({ status: 200, connection: "close" });
    }
    expect(await product.exited).toBe(0);
    await expect(ask(product.url, "/api/health")).rejects.toThrow("fetch failed");
    expect(product.takeErrors()).toEqual([]);
  } finally {
    await end();
  }
});

test("a server that is asked twice to stop ends at once", async () => {
  test.setTimeout(BOOT_MILLISECONDS);
  const { product, end } = await startInitialized({ TENANTRY_DRAIN_SECONDS: "600" });
  try {
    process.kill(product.pid, "SIGTERM");
    await product.line(/"msg":"stopping"/);
    const asked = performance.now();
    process.kill(product.pid, "SIGINT");
    expect(await product.exited).toBe(1);
    expect(performance.now() - asked).toBeLessThan(5_000);
  } finally {
    await end();
  }
});
