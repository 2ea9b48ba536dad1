import { randomBytes } from "node:crypto";
import { callApi, type SignedIn } from "../../api";
import { newName } from "../change";
import { ABSENT, enter, type Kind, type State, type Thing } from "../ledger";
import { sendTo, type Answer, type Call } from "../send";
import type { World } from "../worlds";
import type { Person } from "./people";
import type { Writer } from "./nouns";

/** Two calls at the same moment, each to another server where there are two. */
async function atOnce(writer: Writer, one: Call, two: Call): Promise<(Answer | null)[]> {
  await writer.turn();
  const servers = writer.world.servers();
  const [first, second = first] = servers;
  return Promise.all([sendTo(first?.url ?? "", one), sendTo(second?.url ?? "", two)]);
}

/** Both want the same: one gets it, and the other is told so. */
async function rival(
  writer: Writer,
  thing: Thing,
  to: State,
  calls: readonly [Call, Call],
  won: (answer: Answer) => boolean,
): Promise<void> {
  thing.states.add(to);
  const answers = await atOnce(writer, ...calls);
  const winners = answers.filter((answer) => answer !== null && won(answer)).length;
  if (winners > 1) {
    writer.ledger.doubled += 1;
    writer.ledger.faults.push(`${thing.kind} ${thing.key} was given to two`);
  }
  if (winners > 0) {
    thing.states = new Set([to]);
    writer.ledger.counts.acknowledged += 1;
  } else if (answers.every((answer) => answer !== null)) {
    thing.states = new Set([ABSENT]);
  } else writer.ledger.counts.unknown += 1;
}

function known(writer: Writer, kind: Kind, thing: Thing): void {
  writer.own.set(kind, [...(writer.own.get(kind) ?? []), thing]);
}

async function sameSlug(writer: Writer): Promise<void> {
  const { owner: as, place, ledger } = writer;
  const slug = newName();
  const path = `/workspaces/${place.workspace}/projects`;
  const call = (name: string): Call => ({ method: "POST", path, body: { name, slug }, as });
  const thing = enter(ledger, "project", slug);
  await rival(writer, thing, "active", [call("one"), call("two")], ({ status }) => status === 200);
  known(writer, "project", thing);
}

async function sameAddress(writer: Writer): Promise<void> {
  const { owner: as, place, ledger } = writer;
  const email = `member-${randomBytes(6).toString("hex")}@example.com`;
  const path = `/workspaces/${place.workspace}/invitations`;
  const call: Call = { method: "POST", path, body: { emails: [email] }, as };
  const thing = enter(ledger, "invitation", email);
  const won = ({ text }: Answer) => text.includes('"status":"invited"');
  await rival(writer, thing, "pending", [call, call], won);
  known(writer, "invitation", thing);
}

/** Two owners of one organization. */
export interface Owners {
  organization: string;
  both: readonly [Person, Person];
}

/** Each takes the other's ownership away at the same moment; whoever is left gives it back. */
async function lastOwner(writer: Writer, { organization, both: [one, two] }: Owners): Promise<void> {
  const path = ({ id }: Person) => `/organizations/${organization}/members/${id}`;
  const call = (by: Person, whom: Person, role: string): Call => {
    return { method: "PATCH", path: path(whom), body: { role }, as: { cookie: by.cookie } };
  };
  const answers = await atOnce(writer, call(one, two, "admin"), call(two, one, "admin"));
  if (answers.every((answer) => answer?.status === 200)) {
    writer.ledger.faults.push("two owners of an organization took the ownership from each other");
  }
  await atOnce(writer, call(one, two, "owner"), call(two, one, "owner"));
}

/** What two people want at the same moment. */
export function rivals(writer: Writer, owners: Owners): Promise<void> {
  const which = Math.random();
  if (which < 0.35) return sameSlug(writer);
  return which < 0.7 ? sameAddress(writer) : lastOwner(writer, owners);
}

/** An organization of two people who own it both. */
export async function foundOwners(world: World, one: SignedIn, two: SignedIn): Promise<Owners> {
  const url = world.servers()[0]?.url ?? "";
  const body = { name: "Owned by two" };
  const made = await callApi<{ id: string; defaultWorkspace: { id: string } }>(url, "/organizations", {
    method: "POST",
    body,
    cookie: one.cookie,
  });
  const path = `/workspaces/${made.defaultWorkspace.id}/invitations`;
  const asked = { method: "POST", body: { emails: [two.email] }, cookie: one.cookie };
  const { items } = await callApi<{ items: { link: string }[] }>(url, path, asked);
  const token = new URL(items[0]?.link ?? "").pathname.split("/").at(-1) ?? "";
  await callApi(url, `/invitations/${token}/accept`, { method: "POST", cookie: two.cookie });
  const role = { method: "PATCH", body: { role: "owner" }, cookie: one.cookie };
  await callApi(url, `/organizations/${made.id}/members/${two.id}`, role);
  return { organization: made.id, both: [one, two] };
}
