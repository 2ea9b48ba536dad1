/** In what state something is; each kind has words of its own. */
export type State = string;
export const ABSENT = "absent";

export const KINDS = [
  "project",
  "group",
  "group member",
  "service account",
  "credential",
  "resource",
  "access rule",
  "vault",
  "machine vault",
  "budget",
  "invitation",
  "member",
] as const;
export type Kind = (typeof KINDS)[number];

/** Something that the load has made, or wanted to. */
export interface Thing {
  kind: Kind;
  /** By which it is found in the database; no two things of a kind have the same. */
  key: string;
  /** Its id, once it is known. */
  id: string;
  /** In which states it may be: one, unless an answer did not come. */
  states: Set<State>;
  /** What its acts remember: a secret, or whom it is for. */
  notes: Record<string, string>;
}

/** A change that was acknowledged: the audit has it once. */
interface Acknowledged {
  requestId: string;
  action: string;
}

/** An event of usage; it counts from the acknowledgement on. */
export interface Event {
  organization: string;
  workspace: string;
  meter: string;
  quantity: number;
  acknowledged: boolean;
}

/** All that is known of what was written. */
export interface Ledger {
  things: Map<string, Thing>;
  /** Acknowledged since the last look into the audit. */
  audits: Acknowledged[];
  events: Map<string, Event>;
  /** Addresses of acknowledged invitations: each is written to. */
  letters: Set<string>;
  counts: { acknowledged: number; unknown: number; refused: number; replayed: number; retried: number; reads: number };
  /** What broke a promise; the round that finds something here has failed. */
  faults: string[];
  lost: number;
  doubled: number;
}

export function newLedger(): Ledger {
  return {
    things: new Map(),
    audits: [],
    events: new Map(),
    letters: new Set(),
    counts: { acknowledged: 0, unknown: 0, refused: 0, replayed: 0, retried: 0, reads: 0 },
    faults: [],
    lost: 0,
    doubled: 0,
  };
}

function nameOf(kind: Kind, key: string): string {
  return `${kind} ${key}`;
}

/** Enters a thing that is not there yet, or answers the one that is known already. */
export function enter(ledger: Ledger, kind: Kind, key: string, notes: Record<string, string> = {}): Thing {
  const known = ledger.things.get(nameOf(kind, key));
  if (known !== undefined) return known;
  const thing: Thing = { kind, key, id: "", states: new Set([ABSENT]), notes };
  ledger.things.set(nameOf(kind, key), thing);
  return thing;
}

/** The state of a thing whose every answer came; null where that is not known until the next look. */
export function settled({ states }: Thing): State | null {
  const [state] = states;
  return states.size === 1 && state !== undefined ? state : null;
}

/** What the database has of a kind. */
export interface Found {
  key: string;
  id: string;
  state: State;
}

/** In lists, by what `of` says of each. */
export function grouped<T>(items: readonly T[], of: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const known = groups.get(of(item));
    if (known === undefined) groups.set(of(item), [item]);
    else known.push(item);
  }
  return groups;
}

function judge(ledger: Ledger, thing: Thing, found: readonly Found[]): void {
  const [first, ...more] = found;
  const state = first?.state ?? ABSENT;
  const name = nameOf(thing.kind, thing.key);
  if (more.length > 0) {
    ledger.doubled += 1;
    ledger.faults.push(`${name} is there ${found.length} times`);
  } else if (!thing.states.has(state)) {
    ledger.lost += 1;
    ledger.faults.push(`${name} is ${state}, and was acknowledged as ${[...thing.states].join(" or ")}`);
  }
  thing.states = new Set([state]);
  if (first !== undefined) thing.id = first.id;
}

/** Holds what the database has of a kind against what is known; afterwards every state is known. */
export function compare(ledger: Ledger, kind: Kind, found: readonly Found[]): void {
  const byKey = grouped(found, ({ key }) => key);
  for (const thing of ledger.things.values()) {
    if (thing.kind === kind) judge(ledger, thing, byKey.get(thing.key) ?? []);
  }
  for (const [key] of byKey) {
    if (ledger.things.has(nameOf(kind, key))) continue;
    ledger.faults.push(`${nameOf(kind, key)} is there, and nobody asked for it`);
  }
}
