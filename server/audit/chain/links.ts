import "server-only";
import type { AuditView } from "../schema";
import { linkHash } from "./seal-rows";

/** The row as the database has it, of which the hash was made. */
function entryOf(view: AuditView) {
  const { actor, target, organization, workspace, project, credential, behalfOf, sequence, hash, ...same } = view;
  return {
    ...same,
    organizationId: organization,
    workspaceId: workspace,
    projectId: project,
    actorType: actor.type,
    actorId: actor.id,
    actorName: actor.name,
    credentialId: credential,
    behalfOfId: behalfOf?.id ?? null,
    behalfOfName: behalfOf?.name ?? null,
    targetType: target.type,
    targetId: target.id,
    targetName: target.name,
  };
}

interface Sealed {
  view: AuditView;
  sequence: number;
  hash: string;
}

/**
 * Checks that each row of a chain follows from the one before, whatever the order in which they come: neighbours are
 * near each other in an export, so that little is held at a time.
 */
export class Links {
  /** Hashes of rows whose next has not come yet. */
  private readonly open = new Map<number, string>();
  /** Rows whose former has not come yet. */
  private readonly waiting = new Map<number, Sealed>();
  private readonly altered: number[] = [];
  private first = Infinity;
  private rows = 0;
  private unsealed = 0;

  add(view: AuditView): void {
    const { sequence, hash } = view;
    if (sequence === null || hash === null) {
      this.unsealed += 1;
      return;
    }
    this.rows += 1;
    this.first = Math.min(this.first, sequence);
    const row = { view, sequence, hash };
    const former = sequence === 1 ? "" : this.open.get(sequence - 1);
    this.open.delete(sequence - 1);
    if (former === undefined) this.waiting.set(sequence, row);
    else this.check(row, former);
    const next = this.waiting.get(sequence + 1);
    this.waiting.delete(sequence + 1);
    if (next === undefined) this.open.set(sequence, hash);
    else this.check(next, hash);
  }

  private check({ view, sequence, hash }: Sealed, former: string): void {
    if (linkHash(former, entryOf(view)) !== hash) this.altered.push(sequence);
  }

  /** What is wrong with the rows that came; null where nothing is. Only the first may lack the one before it. */
  fault(): string | null {
    const altered = Math.min(...this.altered);
    if (Number.isFinite(altered)) return `The row ${altered} of the chain was altered.`;
    const gap = Math.min(...[...this.waiting.keys()].filter((sequence) => sequence !== this.first));
    return Number.isFinite(gap) ? `Rows of the chain are missing before ${gap}.` : null;
  }

  facts(): string[] {
    const facts = this.rows === 0 ? [] : [`The chain is whole: ${this.rows} rows from ${this.first} on.`];
    if (this.rows > 0 && this.first > 1) {
      facts.push(`The rows before ${this.first} are not in it: their archives verify by themselves.`);
    }
    if (this.unsealed > 0) facts.push(`${this.unsealed} rows were too new to have their place in the chain.`);
    return facts;
  }
}
