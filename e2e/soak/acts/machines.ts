import { setTimeout as pause } from "node:timers/promises";
import { change, newName } from "../change";
import { ABSENT, enter, settled, type Thing } from "../ledger";
import { sendTo, type Call } from "../send";
import { keepId, type Noun, type Writer } from "./nouns";

/** Within this time every server knows of a change. */
const EVERYWHERE_MILLISECONDS = 2_000;

/** Asks every server; what one answers otherwise for longer than a change may take to be known is a fault. */
export async function everywhere(
  writer: Writer,
  call: Call,
  what: string,
  fits: (status: number, text: string) => boolean,
): Promise<void> {
  const end = Date.now() + EVERYWHERE_MILLISECONDS;
  for (const { url } of writer.world.servers()) {
    for (;;) {
      await writer.turn();
      const asked = Date.now();
      const answer = await sendTo(url, call);
      // Whoever is dead, or has just died, says nothing of this.
      if (answer === null) break;
      writer.ledger.counts.reads += 1;
      if (fits(answer.status, answer.text)) break;
      if (asked > end) {
        writer.ledger.faults.push(`${what}: a server answered ${answer.status} ${answer.text.slice(0, 200)}`);
        break;
      }
      await pause(100);
    }
  }
}

/** The secret keys of a credential, newest first. */
const secretsOf = ({ notes }: Thing): string[] => (notes.secrets ?? "").split(" ").filter((secret) => secret !== "");

function keepSecret(thing: Thing, body: unknown): void {
  keepId(thing, body);
  const { accessKey, secretKey } = body as { accessKey: string; secretKey?: string };
  if (secretKey === undefined) return;
  thing.notes.accessKey = accessKey;
  thing.notes.secrets = [secretKey, ...secretsOf(thing)].slice(0, 2).join(" ");
}

async function use(writer: Writer, thing: Thing, secretKey: string, works: boolean): Promise<void> {
  const as = { accessKey: thing.notes.accessKey ?? "", secretKey };
  const what = `credential ${thing.key} ${works ? "did not work" : "still worked"}`;
  await everywhere(writer, { method: "GET", path: "/whoami", as }, what, (status) => (status === 200) === works);
}

/** Credentials, a person's and a machine's: made, used, rotated, revoked. */
export const CREDENTIALS: Noun = {
  kind: "credential",
  keep: keepSecret,
  most: 12,
  last: "revoked",
  make: ({ owner: as, place, machine }, label) => {
    const ofMachine = Math.random() < 0.5;
    const path = ofMachine ? `/service-accounts/${machine.id}/credentials` : "/credentials";
    const call = { method: "POST", path: `/workspaces/${place.workspace}${path}`, body: { label }, as } as const;
    const action = ofMachine ? "service-account.create-credential" : "credential.create";
    return { key: label, step: { to: "1", action, call } };
  },
  steps: ({ owner: as, place }, { id, notes }, state) => {
    const path = `/workspaces/${place.workspace}/credentials/${id}`;
    const overlapSeconds = Math.random() < 0.5 ? 0 : 3_600;
    notes.overlaps = overlapSeconds === 0 ? "" : "yes";
    const rotate = { method: "POST", path: `${path}/rotate`, body: { overlapSeconds }, as } as const;
    return [
      { to: String(Number(state) + 1), action: "credential.rotate", call: rotate },
      { to: "revoked", action: "credential.revoke", call: { method: "DELETE", path, as } },
    ];
  },
  look: async (writer, thing, state) => {
    const [secret, former] = secretsOf(thing);
    if (secret === undefined) return;
    await use(writer, thing, secret, state !== "revoked");
    const ended = state === "revoked" || thing.notes.overlaps === "";
    if (former !== undefined && ended) await use(writer, thing, former, false);
  },
};

/** Service accounts: made, changed, suspended, resumed, removed. */
export const SERVICE_ACCOUNTS: Noun = {
  kind: "service account",
  keep: keepId,
  most: 8,
  make: ({ owner: as, place }, name) => {
    const path = `/workspaces/${place.workspace}/service-accounts`;
    const call = { method: "POST", path, body: { name, role: "member" }, as } as const;
    return { key: name, step: { to: "member", action: "service-account.create", call } };
  },
  steps: ({ owner: as, place }, { id }, state) => {
    const path = `/workspaces/${place.workspace}/service-accounts/${id}`;
    const [role = "member", suspended] = state.split(" ");
    const remove = { to: ABSENT, action: "service-account.remove", call: { method: "DELETE", path, as } } as const;
    const post = (at: string) => ({ method: "POST", path: `${path}/${at}`, body: {}, as }) as const;
    if (suspended !== undefined) {
      return [remove, { to: role, action: "service-account.resume", call: post("resume") }];
    }
    const other = role === "member" ? "viewer" : "member";
    return [
      remove,
      { to: other, action: "service-account.update", call: { method: "PATCH", path, body: { role: other }, as } },
      { to: `${role} suspended`, action: "service-account.suspend", call: post("suspend") },
    ];
  },
};

/** The machine comes into the group of the place and leaves it. */
export async function groupMembership(writer: Writer): Promise<void> {
  const { place, machine, owner: as } = writer;
  const thing = enter(writer.ledger, "group member", `${place.group} ${machine.id}`);
  const state = settled(thing);
  if (state === null) return;
  const members = [{ type: "service_account", id: machine.id }];
  const path = `/workspaces/${place.workspace}/groups/${place.group}/members`;
  const comes = state === ABSENT;
  const call = { method: "POST", path: comes ? path : `${path}/remove`, body: { members }, as } as const;
  const action = comes ? "group.add-members" : "group.remove-members";
  await change(writer, thing, { to: comes ? "manual" : ABSENT, action, call });
}

/** The machine's own vault is written, and read as the machine reads its configuration. */
export async function machineVault(writer: Writer): Promise<void> {
  const { place, machine, owner: as } = writer;
  const thing = enter(writer.ledger, "machine vault", machine.id);
  const state = settled(thing);
  if (state === null) return;
  const value = newName();
  const path = `/workspaces/${place.workspace}/service-accounts/${machine.id}/vault`;
  const body = { format: "json", content: JSON.stringify({ soak: { value } }), active: true };
  const to = String(state === ABSENT ? 1 : Number(state) + 1);
  const step = { to, action: "service-account-vault.set", call: { method: "PUT", path, body, as } } as const;
  if ((await change(writer, thing, step)) === null) return;
  const read: Call = { method: "GET", path: `/workspaces/${place.workspace}/configuration`, as: machine.as };
  await everywhere(writer, read, "a vault that was saved", (_, text) => text.includes(value));
}
