import { newName } from "../change";
import type { Event } from "../ledger";
import { anyOf, otherThan, sendTo, sendUntilAnswered, type Call } from "../send";
import type { Writer } from "./nouns";

const MOST_EVENTS = 8;

interface Sent {
  id: string;
  time: string;
  meter: string;
  quantity: number;
  workspace: string;
  project?: string;
  actor?: string;
  dimensions: Record<string, string>;
}

interface Recorded {
  items: { id: string; status: string; reason?: string }[];
}

function newEvent({ place, machine }: Writer): Sent {
  const compute = Math.random() < 0.5;
  const dimensions: Record<string, string> = compute
    ? { gpuType: Math.random() < 0.5 ? "A100" : "H100" }
    : { direction: Math.random() < 0.5 ? "input" : "output" };
  return {
    id: newName(),
    time: new Date().toISOString(),
    meter: compute ? "compute_seconds" : "tokens",
    quantity: 1 + Math.floor(Math.random() * 1_000),
    workspace: place.workspace,
    ...(Math.random() < 0.5 ? { project: place.project } : {}),
    ...(Math.random() < 0.5 ? { actor: machine.id } : {}),
    dimensions,
  };
}

function acknowledge(writer: Writer, known: readonly Event[]): void {
  for (const event of known) event.acknowledged = true;
  writer.ledger.counts.acknowledged += known.length;
}

/** A batch that was acknowledged is counted already, whoever is asked; with another content it is refused. */
async function repeat(writer: Writer, call: Call, events: readonly Sent[]): Promise<void> {
  const again = await sendTo(anyOf(writer.world), call);
  if (again === null) return;
  writer.ledger.counts.replayed += 1;
  const { items = [] } = JSON.parse(again.text) as Partial<Recorded>;
  const wrong = items.find(({ status }) => status !== "duplicate");
  if (items.length !== events.length || wrong !== undefined) {
    writer.ledger.faults.push(`a repeated batch of usage was answered ${again.status} ${again.text.slice(0, 300)}`);
  }
  const [first] = events;
  const changed = { ...call, body: { events: [{ ...first, quantity: 1_000_000 }] } };
  const other = await sendTo(anyOf(writer.world), changed);
  if (other !== null && other.status !== 409) {
    writer.ledger.faults.push(`an event of usage was told anew and answered ${other.status} ${other.text}`);
  }
}

/** A batch of usage: sent once, to both servers at once, or until it is answered; then now and then again. */
export async function usage(writer: Writer): Promise<void> {
  const events = Array.from({ length: 1 + Math.floor(Math.random() * MOST_EVENTS) }, () => newEvent(writer));
  const known = events.map(({ id, meter, quantity }) => {
    const { organization, workspace } = writer.place;
    const event: Event = { organization, workspace, meter, quantity, acknowledged: false };
    writer.ledger.events.set(id, event);
    return event;
  });
  const call: Call = { method: "POST", path: "/usage/events", body: { events }, as: writer.owner };
  await writer.turn();
  const first = anyOf(writer.world);
  const both = Math.random() < 0.3 ? [first, otherThan(writer.world, first)] : [first];
  const answers = await Promise.all(both.map((url) => sendTo(url, call)));
  let answer = answers.find((one) => one !== null) ?? null;
  // Of those that nobody answered for half are sent until somebody does.
  if (answer === null && Math.random() < 0.5) ({ answer } = await sendUntilAnswered(writer.world, call, undefined));
  if (answer === null) {
    writer.ledger.counts.unknown += known.length;
    return;
  }
  if (answer.status >= 400 || (JSON.parse(answer.text) as Recorded).items.some(({ status }) => status === "refused")) {
    writer.ledger.faults.push(`usage was answered ${answer.status} ${answer.text.slice(0, 300)}`);
    return;
  }
  acknowledge(writer, known);
  if (Math.random() < 0.2) await repeat(writer, call, events);
}
