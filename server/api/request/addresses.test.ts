import { afterEach, describe, expect, it } from "vitest";
import { completeEnv } from "@/server/env";
import { clientAddress } from "./addresses";
import { cookieValue } from "./context-of";
import { refuseCrossSite } from "./origin";

const holder = globalThis as Record<symbol, Map<string, unknown> | undefined>;

function trust(list: string): void {
  completeEnv({ TENANTRY_TRUSTED_PROXIES: list });
  holder[Symbol.for("tenantry.process")]?.delete("trusted-proxies");
}

afterEach(() => trust(""));

describe("the caller's address", () => {
  it("is the peer's, whatever an untrusted peer claims", () => {
    expect(clientAddress("203.0.113.9", "10.0.0.1, 192.0.2.1")).toBe("203.0.113.9");
    expect(clientAddress("::ffff:203.0.113.9", null)).toBe("203.0.113.9");
  });

  it("is the last hop before the trusted proxies; what stands left of it may be forged", () => {
    trust("10.0.0.0/8, ::1");
    expect(clientAddress("10.0.0.2", "192.0.2.66, 198.51.100.7, 10.0.0.3")).toBe("198.51.100.7");
    expect(clientAddress("::1", "198.51.100.7")).toBe("198.51.100.7");
    expect(clientAddress("10.0.0.2", "nonsense")).toBe("10.0.0.2");
  });
});

describe("a write from a browser", () => {
  const refused = { code: "FORBIDDEN", reason: "cross_site_request" };

  it("is taken from our own pages alone", () => {
    expect(() => refuseCrossSite("http://localhost:3000", "same-origin")).not.toThrow();
    for (const origin of [
      null,
      "null",
      "https://evil.example",
      "http://localhost:3000.evil.example",
      "http://localhost:3001",
    ]) {
      expect(() => refuseCrossSite(origin, null)).toThrow(expect.objectContaining(refused));
    }
    expect(() => refuseCrossSite("http://localhost:3000", "cross-site")).toThrow(expect.objectContaining(refused));
  });
});

describe("cookies", () => {
  it("are found by their whole name", () => {
    expect(cookieValue("a=1; tenantry.session=token; b=2", "tenantry.session")).toBe("token");
    expect(cookieValue("xtenantry.session=token", "tenantry.session")).toBeUndefined();
    expect(cookieValue(null, "tenantry.session")).toBeUndefined();
  });
});
