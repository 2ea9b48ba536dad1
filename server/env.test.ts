import { describe, expect, it } from "vitest";
import { parseEnv } from "./env";

const KEY = `k1:${Buffer.alloc(32, 1).toString("base64")}`;

describe("the environment", () => {
  it("needs nothing for a start on the embedded database", () => {
    expect(parseEnv({})).toMatchObject({
      NODE_ENV: "production",
      PORT: 3000,
      TENANTRY_DATA: "./data",
      TENANTRY_SIGN_UP: "closed",
      TENANTRY_DRAIN_SECONDS: 0,
    });
  });

  it("takes an empty value as not set", () => {
    expect(parseEnv({ PORT: "", SMTP_URL: "" })).toMatchObject({ PORT: 3000 });
  });

  it.each([
    ["PORT", { PORT: "seventy" }],
    ["PORT", { PORT: "70000" }],
    ["TENANTRY_URL", { TENANTRY_URL: "tenantry.example.com" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://localhost/x", TENANTRY_SEAL_KEYS: KEY }],
    ["DATABASE_URL", { DATABASE_URL: "postgresql://localhost/x" }],
    ["TENANTRY_SEAL_KEYS", { TENANTRY_SEAL_KEYS: "k1:short" }],
    ["TENANTRY_SIGN_UP", { TENANTRY_SIGN_UP: "maybe" }],
    ["SMTP_URL", { SMTP_URL: "https://mail.example.com" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["METRICS_TOKEN", { METRICS_TOKEN: "short" }],
    ["TENANTRY_DNS", { TENANTRY_DNS: "dns.example.com:53" }],
    ["TENANTRY_DNS", { TENANTRY_DNS: "10.0.0.1:70000" }],
    ["TENANTRY_OUTBOUND_ALLOW", { TENANTRY_OUTBOUND_ALLOW: "https://idp.example.com/" }],
    ["TENANTRY_OUTBOUND_ALLOW", { TENANTRY_OUTBOUND_ALLOW: "10.0.0.0/33" }],
    ["TENANTRY_TRUSTED_PROXIES", { TENANTRY_TRUSTED_PROXIES: "proxy.example.com" }],
    ["TENANTRY_TRUSTED_PROXIES", { TENANTRY_TRUSTED_PROXIES: "10.0.0.0/8, 10.0.0.1/64" }],
    ["TENANTRY_SIGN_IN_ORGANIZATION", { TENANTRY_SIGN_IN_ORGANIZATION: "Acme Inc." }],
    ["TENANTRY_RATE_LIMIT", { TENANTRY_RATE_LIMIT: "-1" }],
    ["TENANTRY_DRAIN_SECONDS", { TENANTRY_DRAIN_SECONDS: "-1" }],
    ["TENANTRY_DRAIN_SECONDS", { TENANTRY_DRAIN_SECONDS: "601" }],
    ["TENANTRY_DRAIN_SECONDS", { TENANTRY_DRAIN_SECONDS: "ten seconds" }],
    ["STRIPE_SECRET_KEY", { STRIPE_SECRET_KEY: "pk_live_public0key" }],
    ["STRIPE_WEBHOOK_SECRET", { STRIPE_WEBHOOK_SECRET: "whsec_0123456789" }],
    ["STRIPE_WEBHOOK_SECRET", { STRIPE_SECRET_KEY: "sk_test_0123456789", STRIPE_WEBHOOK_SECRET: "secret" }],
    ["STRIPE_API_BASE", { STRIPE_SECRET_KEY: "sk_test_0123456789", STRIPE_API_BASE: "http://stripe.example.com" }],
    ["TENANTRY_INIT_OWNER_EMAIL", { TENANTRY_INIT_OWNER_EMAIL: "member-0001@example.com" }],
    ["TENANTRY_INIT_SECRET_KEY", { TENANTRY_INIT_SECRET_KEY: "x".repeat(31) }],
    ["TENANTRY_INIT_ACCESS_KEY", { TENANTRY_INIT_ACCESS_KEY: "no spaces here" }],
  ])("refuses a wrong %s with one line that names it", (name, source) => {
    expect(() => parseEnv(source)).toThrow(new RegExp(`^${name} [^\\n]+$`));
  });

  it.each([
    ["TENANTRY_DNS", "10.0.0.1"],
    ["TENANTRY_DNS", "127.0.0.1:5353"],
    ["TENANTRY_DNS", "fd00::1"],
    ["TENANTRY_DNS", "[fd00::1]:53"],
    ["TENANTRY_OUTBOUND_ALLOW", "localhost, idp.example.com,10.0.0.0/8, ::1, fd00::/8"],
    ["TENANTRY_TRUSTED_PROXIES", "127.0.0.1,::1, 10.0.0.0/8,fd00::/8"],
  ] as const)("takes %s=%s", (name, value) => {
    expect(parseEnv({ [name]: value })[name]).toBe(value);
  });

  it("never repeats a wrong value, which may be a secret", () => {
    try {
      parseEnv({ TENANTRY_SEAL_KEYS: "canary-secret" });
      expect.unreachable();
    } catch (error) {
      expect(String(error)).not.toContain("canary-secret");
    }
  });
});
