import { randomBytes } from "node:crypto";
import { tokenIn, type SignedIn } from "../../api";
import { change, send } from "../change";
import { ABSENT, enter, settled, type Thing } from "../ledger";
import type { Noun, Writer } from "./nouns";

/** Somebody with an account, who comes into the place and goes again. */
export type Person = Pick<SignedIn, "id" | "email" | "cookie">;

/** Letters are limited by the hour, and seats by the operator; both are told so. */
const LIMITS = ["rate_limited", "seat_maximum"];
const ROLES = ["admin", "member", "viewer"] as const;

interface Invited {
  items: { status: string; reason?: string; link?: string; invitation?: string }[];
}

const emailsOf = (email: string) => ({ emails: [email], role: "member" });

/** Addresses that nobody has: invited, invited again, revoked. */
export const INVITATIONS: Noun = {
  kind: "invitation",
  keep: (thing, body) => {
    const { items: [first] = [] } = body as Partial<Invited>;
    if (first?.invitation !== undefined) thing.id = first.invitation;
  },
  most: 6,
  last: "revoked",
  make: ({ owner: as, place }) => {
    const email = `member-${randomBytes(6).toString("hex")}@example.com`;
    const path = `/workspaces/${place.workspace}/invitations`;
    const call = { method: "POST", path, body: emailsOf(email), as } as const;
    const isDone = (body: unknown) => (body as Invited).items[0]?.status === "invited";
    const step = { to: "pending", action: "invitation.create", call, refusals: LIMITS, isDone };
    return { key: email, step };
  },
  steps: ({ owner: as, place }, { id }) => {
    const path = `/workspaces/${place.workspace}/invitations/${id}`;
    const resend = { method: "POST", path: `${path}/resend`, body: {}, as } as const;
    return [
      { to: "pending", action: "invitation.resend", call: resend, refusals: LIMITS },
      { to: "revoked", action: "invitation.revoke", call: { method: "DELETE", path, as } },
    ];
  },
  look: (writer, thing) => {
    if (settled(thing) !== ABSENT) writer.ledger.letters.add(thing.key);
    return Promise.resolve();
  },
};

/** What an invitation of an account comes to: in at once, a link to accept, or not. */
async function invite(writer: Writer, person: Person, thing: Thing): Promise<string | null> {
  const { owner: as, place, ledger } = writer;
  const path = `/workspaces/${place.workspace}/invitations`;
  // Whoever is in the organization already is in the workspace at once.
  thing.states.add("member");
  const outcome = await send(writer, { method: "POST", path, body: emailsOf(person.email), as });
  if (outcome.kind !== "done" || outcome.answer === null) {
    if (outcome.kind === "refused" && LIMITS.includes(outcome.answer.reason)) thing.states = new Set([ABSENT]);
    return null;
  }
  const [item] = (JSON.parse(outcome.answer.text) as Invited).items;
  ledger.counts.acknowledged += 1;
  thing.states = new Set([item?.status === "added" ? "member" : ABSENT]);
  return item?.link === undefined ? null : tokenIn(item.link);
}

async function comeIn(writer: Writer, person: Person, thing: Thing): Promise<void> {
  const token = thing.notes.token ?? (await invite(writer, person, thing));
  delete thing.notes.token;
  if (token === null) return;
  const call = { method: "POST", path: `/invitations/${token}/accept`, as: { cookie: person.cookie } } as const;
  const refusals = ["invitation_ended", "invitation_accepted", "seat_maximum"];
  await change(writer, thing, { to: "member", action: "invitation.accept", call, refusals });
}

/** A person comes in by invitation, gets other roles, and is removed from the workspace or the organization. */
export async function membership(writer: Writer, person: Person): Promise<void> {
  const { owner: as, place, ledger } = writer;
  const thing = enter(ledger, "member", `${place.workspace} ${person.id}`);
  const state = settled(thing);
  if (state === null) return;
  if (state === ABSENT) return comeIn(writer, person, thing);
  const inWorkspace = `/workspaces/${place.workspace}/members/${person.id}`;
  if (Math.random() < 0.6) {
    const role = ROLES.filter((other) => other !== state)[Math.floor(Math.random() * 2)] ?? "member";
    const call = { method: "PATCH", path: inWorkspace, body: { role }, as } as const;
    await change(writer, thing, { to: role, action: "member.change-role", call });
    return;
  }
  const whole = Math.random() < 0.5;
  const path = whole ? `/organizations/${place.organization}/members/${person.id}` : inWorkspace;
  const action = whole ? "organization-member.remove" : "member.remove";
  await change(writer, thing, { to: ABSENT, action, call: { method: "DELETE", path, as } });
}
