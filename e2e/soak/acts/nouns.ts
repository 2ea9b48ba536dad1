import { change, isThere, newName, pick, type Desk, type Step } from "../change";
import { ABSENT, enter, settled, type Kind, type State, type Thing } from "../ledger";
import type { Caller } from "../send";

/** Where a writer writes. Several share one; what each of them makes is its own. */
export interface Place {
  organization: string;
  workspace: string;
  /** A private project, which shows its resources to those alone whom a rule names. */
  project: string;
  group: string;
}

/** A machine that reads what it may, and its credential. */
export interface Machine {
  id: string;
  as: Caller;
}

export interface Writer extends Desk {
  place: Place;
  /** Who owns the organization. */
  owner: Caller;
  machine: Machine;
  /** What it has made and knows of. */
  own: Map<Kind, Thing[]>;
}

/** A kind of thing that comes, changes and goes. */
export interface Noun {
  kind: Kind;
  /** So many of a writer's are there at once. */
  most: number;
  /** In this state nothing is done with it any more. */
  last?: State;
  /** How one is made; null where that could not be prepared. */
  make: (writer: Writer, name: string) => Making | Promise<Making | null>;
  /** Keeps the id, and what is told but once. */
  keep: (thing: Thing, body: unknown) => void;
  /** What can be done with one in this state. */
  steps: (writer: Writer, thing: Thing, state: State) => readonly Step[];
  /** Whether readers see what was acknowledged. */
  look?: (writer: Writer, thing: Thing, state: State) => Promise<void>;
}

interface Making {
  key: string;
  notes?: Record<string, string>;
  step: Step;
}

/** The usual answer: the thing itself. */
export function keepId(thing: Thing, body: unknown): void {
  const { id } = body as { id?: string };
  if (id !== undefined) thing.id = id;
}

async function make(writer: Writer, noun: Noun): Promise<void> {
  const making = await noun.make(writer, newName());
  if (making === null) return;
  const { ledger, own } = writer;
  const thing = enter(ledger, noun.kind, making.key, making.notes);
  const body = await change<unknown>(writer, thing, making.step);
  own.set(noun.kind, [...(own.get(noun.kind) ?? []), thing]);
  if (body !== null) {
    noun.keep(thing, body);
    await noun.look?.(writer, thing, making.step.to);
  }
}

/** Makes one, or changes one of the writer's own. */
export async function live(writer: Writer, noun: Noun): Promise<void> {
  const isOver = (state: State | null) => state === ABSENT || (state !== null && state === noun.last);
  const own = (writer.own.get(noun.kind) ?? []).filter((thing) => !isOver(settled(thing)));
  writer.own.set(noun.kind, own);
  const thing = pick(own.filter(isThere));
  if (thing === undefined || (own.length < noun.most && Math.random() < 0.4)) {
    if (own.length < noun.most) await make(writer, noun);
    return;
  }
  const step = pick(noun.steps(writer, thing, settled(thing) ?? ABSENT));
  if (step === undefined) return;
  const body = await change<unknown>(writer, thing, step);
  if (body === null) return;
  noun.keep(thing, body);
  await noun.look?.(writer, thing, step.to);
}
