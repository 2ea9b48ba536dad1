import "server-only";
import { isIP } from "node:net";
import { z } from "zod";
import { shared } from "./process";

const flag = (values: readonly [string, ...string[]], fallback: string) => z.enum(values).default(fallback);

const port = z.coerce.number().int().min(0).max(65_535);

const url = (schemes: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
    message: `must be an address that starts with ${schemes.map((scheme) => `${scheme}//`).join(" or ")}`,
  });

const KEY = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=?|[A-Za-z0-9_-]{43}=?)$/;

const sealKeys = z.string().refine((value) => value.split(",").every((part) => KEY.test(part.trim())), {
  message: "must be a comma-separated list of id:key, each key 32 bytes in base64",
});

const RESOLVER = /^(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+))(?::([0-9]{1,5}))?$/;

/** A DNS server by its address: a name would need one to be found. */
const resolver = z.string().refine(
  (value) => {
    const [, six, four, at] = RESOLVER.exec(value) ?? [];
    return isIP(six ?? four ?? value) !== 0 && (at === undefined || (Number(at) > 0 && Number(at) <= 65_535));
  },
  { message: "must be the address of a DNS server, as 10.0.0.1:53 or [fd00::1]:53" },
);

const ON_THIS_HOST = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** A secret key goes there: without encryption it may not leave this host. */
const stripeBase = url(["http:", "https:"]).refine(
  (value) => new URL(value).protocol === "https:" || ON_THIS_HOST.test(new URL(value).hostname),
  { message: "must start with https:// unless it is on this host" },
);

const NETWORK = /^([0-9a-fA-F:.]+)(?:\/([0-9]{1,3}))?$/;
const HOST = /^(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*$/i;

function isHostOrNetwork(entry: string): boolean {
  const [, address = "", bits] = NETWORK.exec(entry) ?? [];
  const family = isIP(address);
  if (family === 0) return bits === undefined && HOST.test(entry);
  return bits === undefined || Number(bits) <= (family === 4 ? 32 : 128);
}

function isListOf(value: string, fits: (entry: string) => boolean): boolean {
  const entries = value.split(",").map((part) => part.trim());
  return entries.every((entry) => entry === "" || fits(entry));
}

const hostsAndNetworks = z.string().refine((value) => isListOf(value, isHostOrNetwork), {
  message: "must be a comma-separated list of host names, addresses and networks",
});

/** A name would have to be looked up for each request, by whoever answers such questions. */
const addressesAndNetworks = z
  .string()
  .refine((value) => isListOf(value, (entry) => isIP(entry.split("/", 1)[0] ?? "") !== 0 && isHostOrNetwork(entry)), {
    message: "must be a comma-separated list of addresses and networks",
  });

const initName = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, "must be 1 to 64 letters, digits, - or _ (it is also the slug)");

const schema = z
  .object({
    NODE_ENV: flag(["production", "development", "test"], "production"),
    PORT: port.default(3000),
    HOST: z.string().min(1).optional(),
    TENANTRY_URL: url(["http:", "https:"]).optional(),
    TENANTRY_DATA: z.string().min(1).default("./data"),
    DATABASE_URL: url(["postgres:", "postgresql:"]).optional(),
    TENANTRY_SEAL_KEYS: sealKeys.optional(),
    TENANTRY_FILES_URL: url(["http:", "https:"]).optional(),
    TENANTRY_SIGN_UP: z.enum(["closed", "open"]).default("closed"),
    SMTP_URL: url(["smtp:", "smtps:"]).optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^\r\n]+$/)
      .default("Tenantry <tenantry@localhost>"),
    STRIPE_SECRET_KEY: z
      .string()
      .regex(/^(sk|rk)_[A-Za-z0-9_]{8,}$/, "must be a secret or restricted key of Stripe's")
      .optional(),
    STRIPE_WEBHOOK_SECRET: z
      .string()
      .regex(/^whsec_[A-Za-z0-9_+/=]{8,}$/, "must be the signing secret of a webhook of Stripe's")
      .optional(),
    STRIPE_API_BASE: stripeBase.optional(),
    TENANTRY_TRUSTED_PROXIES: addressesAndNetworks.default(""),
    TENANTRY_DNS: resolver.optional(),
    TENANTRY_TELEMETRY_URL: url(["http:", "https:"]).optional(),
    TENANTRY_OUTBOUND_ALLOW: hostsAndNetworks.default(""),
    TENANTRY_SIGN_IN_ORGANIZATION: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/, "must be the slug or id of an organization")
      .optional(),
    TENANTRY_RATE_LIMIT: z.coerce.number().int().min(0).default(0),
    TENANTRY_DRAIN_SECONDS: z.coerce.number().int().min(0).max(600).default(0),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
    TENANTRY_INIT_OWNER_EMAIL: z.email().optional(),
    TENANTRY_INIT_OWNER_PASSWORD: z.string().min(12, "must have at least 12 characters").max(256).optional(),
    TENANTRY_INIT_ORGANIZATION: initName.optional(),
    TENANTRY_INIT_WORKSPACE: initName.optional(),
    TENANTRY_INIT_ACCESS_KEY: z
      .string()
      .regex(/^[A-Za-z0-9_-]{8,64}$/, "must be 8 to 64 letters, digits, - or _")
      .optional(),
    TENANTRY_INIT_SECRET_KEY: z.string().min(32, "must have at least 32 characters").max(256).optional(),
  })
  .superRefine((value, context) => {
    const needs = (name: keyof typeof value, other: keyof typeof value) => {
      if (value[name] !== undefined && value[other] === undefined) {
        context.addIssue({ code: "custom", path: [name], message: `needs ${other} too` });
      }
    };
    needs("TENANTRY_INIT_OWNER_EMAIL", "TENANTRY_INIT_OWNER_PASSWORD");
    needs("TENANTRY_INIT_OWNER_PASSWORD", "TENANTRY_INIT_OWNER_EMAIL");
    needs("TENANTRY_INIT_ORGANIZATION", "TENANTRY_INIT_OWNER_EMAIL");
    needs("TENANTRY_INIT_WORKSPACE", "TENANTRY_INIT_ORGANIZATION");
    needs("TENANTRY_INIT_ACCESS_KEY", "TENANTRY_INIT_SECRET_KEY");
    needs("TENANTRY_INIT_SECRET_KEY", "TENANTRY_INIT_ACCESS_KEY");
    needs("TENANTRY_INIT_ACCESS_KEY", "TENANTRY_INIT_ORGANIZATION");
    needs("STRIPE_WEBHOOK_SECRET", "STRIPE_SECRET_KEY");
    needs("STRIPE_API_BASE", "STRIPE_SECRET_KEY");
    needs("DATABASE_URL", "TENANTRY_SEAL_KEYS");
  });

export type Env = z.infer<typeof schema>;

/** Parses an environment, or throws an error of one line that names the wrong value without repeating it. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  // An empty value means "not set", as a line `NAME=` in an env file does.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`${issue?.path.join(".") ?? "environment"} ${issue?.message ?? "is wrong"}`);
}

/** The environment of this process, parsed when first asked for. */
export function env(): Env {
  return shared("env", () => {
    const parsed = parseEnv(process.env);
    // React, Next and NextAuth read these themselves. Unset, NODE_ENV would mean development, and NextAuth would
    // believe the Host header, as it would with the two that are taken away.
    for (const name of ["AUTH_TRUST_HOST", "VERCEL"]) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, { NODE_ENV: parsed.NODE_ENV, NEXTAUTH_URL: addressOf(parsed) });
    return parsed;
  });
}

/**
 * What start-up finds out (embedded database's address, its keys) becomes part of the environment, for child code too.
 */
export function completeEnv(values: Partial<Env>): void {
  Object.assign(env(), values);
}

/** The public address, without a slash at its end. */
export function publicUrl(): string {
  return addressOf(env());
}

function addressOf({ TENANTRY_URL, PORT }: Env): string {
  return (TENANTRY_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, "");
}
