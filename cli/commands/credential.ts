import { CommandError, isSet, textOption, textOptions, UsageError, type Command, type Run } from "../command";
import { collect, confirm, day, LIST_OPTIONS, printJson, printList, say } from "../output";
import type { Input } from "../sdk/client";
import { readCredential, writeCredential } from "../settings/files";
import { facts } from "../table";

const DAY = 86_400_000;

/** `90d`, a day, or a time. */
function endOf(text: string, now = Date.now()): string {
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  if (days !== undefined) return new Date(now + Number(days) * DAY).toISOString();
  const time = /^\d{4}-\d{2}-\d{2}(T|$)/.test(text) ? new Date(text) : null;
  if (time === null || Number.isNaN(time.getTime())) {
    throw new UsageError("--expires takes days (90d), a day (2030-01-31) or a time (2030-01-31T12:00:00Z).");
  }
  return time.toISOString();
}

function scopesOf(run: Run): Input<"credentials.create">["scopes"] {
  const permissions = textOptions(run, "permission");
  const readOnly = isSet(run, "read-only");
  const project = textOption(run, "only-project");
  if (permissions.length === 0 && !readOnly && project === undefined) return undefined;
  return { permissions: permissions.length === 0 ? undefined : permissions, readOnly: readOnly || undefined, project };
}

const create: Command = {
  name: "credential create",
  usage:
    "[--label TEXT] [--expires 90d|DAY] [--read-only] [--only-project PROJECT] [--permission NAME]... [--service-account ID]",
  summary: "Create a credential of yours or of a service account; its secret key is shown once",
  options: {
    label: { type: "string" },
    expires: { type: "string" },
    "read-only": { type: "boolean" },
    "only-project": { type: "string" },
    permission: { type: "string", multiple: true },
    "service-account": { type: "string" },
  },
  run: async (run) => {
    const expires = textOption(run, "expires");
    const fields = {
      label: textOption(run, "label"),
      expiresAt: expires === undefined ? undefined : endOf(expires),
      scopes: scopesOf(run),
    };
    const serviceAccount = textOption(run, "service-account");
    const made =
      serviceAccount === undefined
        ? await run.client.call("credentials.create", fields)
        : await run.client.call("credentials.createForMachine", { ...fields, serviceAccount });
    if (run.json) {
      printJson(run, made);
      return 0;
    }
    run.terminal.out(
      facts([
        ["Access key", made.accessKey],
        ["Secret key", made.secretKey],
        ["Label", made.label === "" ? null : made.label],
        ["Ends", day(made.expiresAt) ?? "never"],
      ]),
    );
    say(run, "\nKeep the secret key now: it is not shown again.");
    return 0;
  },
};

const list: Command = {
  name: "credential list",
  usage: "[--everyone] [--search TEXT] [--limit N]",
  summary: "List your credentials in the active workspace; --everyone: everybody's, for admins",
  options: { ...LIST_OPTIONS, everyone: { type: "boolean" } },
  run: async (run) => {
    const asked = { of: isSet(run, "everyone") ? "everyone" : "me", search: textOption(run, "search") } as const;
    const items = await collect(run, (limit) => run.client.pages("credentials.list", { ...asked, limit }));
    return printList(run, items, {
      "ACCESS KEY": ({ accessKey }) => accessKey,
      LABEL: ({ label }) => label,
      OWNER: ({ owner }) => owner.name,
      STATUS: ({ status }) => status,
      LIMITED: ({ scopes }) => (scopes === null ? "" : "yes"),
      "LAST USED": ({ lastUsedAt }) => day(lastUsedAt) ?? "never",
      ENDS: ({ expiresAt }) => day(expiresAt) ?? "never",
    });
  },
};

const CREDENTIAL_ID = /^crd_[0-9a-z]{26}$/;

/** By its access key: own ones first, then, where one may see them, everybody's. */
async function credentialOf(run: Run, text: string): Promise<string> {
  if (CREDENTIAL_ID.test(text)) return text;
  for await (const { id, accessKey } of run.client.items("credentials.list", { of: "me" })) {
    if (accessKey === text) return id;
  }
  for await (const { id, accessKey } of run.client.items("credentials.list", { of: "everyone" })) {
    if (accessKey === text) return id;
  }
  throw new CommandError("There is no credential with this access key, or it is out of your sight.");
}

const revoke: Command = {
  name: "credential revoke",
  usage: "ACCESS-KEY [--yes]",
  summary: "Revoke a credential for good, by its access key or id",
  options: { yes: { type: "boolean" } },
  names: [1, 1],
  run: async (run) => {
    const credential = await credentialOf(run, run.names[0] ?? "");
    const { accessKey, label } = await run.client.call("credentials.get", { credential });
    await confirm(run, `Revoke ${accessKey}${label === "" ? "" : ` (${label})`} for good?`);
    const revoked = await run.client.call("credentials.revoke", { credential });
    if (run.json) printJson(run, revoked);
    say(run, `Revoked ${revoked.accessKey}.`);
    return 0;
  },
};

const OVERLAP_UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** `24h`, `7d`: seconds. */
function overlapOf(run: Run): number {
  const text = textOption(run, "overlap") ?? "0s";
  const [, amount = "", unit = ""] = /^(\d{1,7})([smhd])$/.exec(text) ?? [];
  if (amount === "") throw new UsageError("--overlap takes a time: 90s, 30m, 24h or 7d.");
  return Number(amount) * (OVERLAP_UNITS[unit] ?? 1);
}

/** The keys that this very profile signs in with are replaced by the new ones. */
function keepRotated(run: Run, accessKey: string, secretKey: string): boolean {
  const { directory, profile } = run.settings;
  const stored = readCredential(directory, profile);
  if (stored === null || !("secretKey" in stored) || stored.accessKey !== accessKey) return false;
  writeCredential(directory, profile, { ...stored, secretKey });
  return true;
}

const rotate: Command = {
  name: "credential rotate",
  usage: "ACCESS-KEY [--overlap 24h] [--yes]",
  summary: "Give a credential a new secret key, shown once; the old one works on for --overlap, up to 30d",
  options: { overlap: { type: "string" }, yes: { type: "boolean" } },
  names: [1, 1],
  run: async (run) => {
    const overlapSeconds = overlapOf(run);
    const credential = await credentialOf(run, run.names[0] ?? "");
    if (overlapSeconds === 0) {
      await confirm(run, "The old secret key ends at once (--overlap keeps it for a while). Rotate?");
    }
    const made = await run.client.call("credentials.rotate", { credential, overlapSeconds });
    const kept = keepRotated(run, made.accessKey, made.secretKey);
    if (run.json) {
      printJson(run, made);
      return 0;
    }
    const old =
      overlapSeconds === 0 ? "ended" : `works until ${new Date(Date.now() + overlapSeconds * 1_000).toISOString()}`;
    run.terminal.out(
      facts([
        ["Access key", made.accessKey],
        ["Secret key", made.secretKey],
        ["Old secret key", old],
      ]),
    );
    say(run, "\nKeep the secret key now: it is not shown again.");
    if (kept) say(run, "This profile signs in with the new one from now on.");
    return 0;
  },
};

export const credentialCommands = [create, list, rotate, revoke];
