export const CREDENTIAL = { accessKey: "soak-access-key", secretKey: "soak-secret-key-of-more-than-32-characters" };
export const OWNER = { email: "owner@example.com", password: "an-unusual-but-fixed-passphrase" };

/** The first start makes all of it, the later ones find it. */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  TENANTRY_INIT_OWNER_EMAIL: OWNER.email,
  TENANTRY_INIT_OWNER_PASSWORD: OWNER.password,
  TENANTRY_INIT_ORGANIZATION: "soak",
  TENANTRY_INIT_WORKSPACE: "soak",
  TENANTRY_INIT_ACCESS_KEY: CREDENTIAL.accessKey,
  TENANTRY_INIT_SECRET_KEY: CREDENTIAL.secretKey,
  TENANTRY_SIGN_UP: "open",
  TENANTRY_TRUSTED_PROXIES: "127.0.0.1,::1",
  // Nobody answers there: nothing asks the names of the outside.
  TENANTRY_DNS: "127.0.0.1:9",
  LOG_LEVEL: "warn",
};

/** What was killed is back within this time, also on a machine that has much else to do. */
export const PATIENCE_MILLISECONDS = 600_000;

/** A fixed key, so that the run needs no secret. */
export const SEAL_KEYS = `soak:${Buffer.alloc(32, 7).toString("base64")}`;

/** What the run makes is told from the rest by these. */
export const NAME = /^soak-[0-9a-f]{12}$/;
export const ADDRESS = /^member-[0-9a-f]{12}@example\.com$/;

interface Asked {
  /** On two servers and PostgreSQL. */
  rounds: number;
  /** On the embedded database. */
  embedded: number;
  /** Of load without a kill, after the rounds. */
  minutes: number;
  /** After so many minutes no round begins any more; null: all that were asked for. */
  within: number | null;
  /** Whether `docs/soak.md` is written. */
  report: boolean;
  /** Where the numbers of what passed and failed go, for the script that runs this. */
  results: string | null;
}

function optionOf(given: readonly string[], name: string): string | null {
  const at = given.indexOf(`--${name}`);
  return at < 0 ? null : (given[at + 1] ?? "");
}

function numberOf(given: readonly string[], name: string, otherwise: number): number {
  const text = optionOf(given, name);
  if (text === null) return otherwise;
  const number = Number(text);
  if (text === "" || !Number.isInteger(number) || number < 0) throw new Error(`--${name} needs a number`);
  return number;
}

/** What the command line asks for. */
export function askedFor(given: readonly string[]): Asked {
  const rounds = numberOf(given, "rounds", 100);
  return {
    rounds,
    embedded: numberOf(given, "embedded", Math.max(2, Math.ceil(rounds / 10))),
    minutes: numberOf(given, "minutes", given.includes("--hour") ? 60 : 0),
    within: optionOf(given, "within") === null ? null : numberOf(given, "within", 0),
    report: given.includes("--report"),
    results: optionOf(given, "results"),
  };
}
