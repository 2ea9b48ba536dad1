import { refusalOf } from "../refusal";
import { randomOf } from "../random";
import type { Person } from "../factory";
import { brokenIn, ranksOf } from "./invariants";
import { nextOperation, type Operation } from "./operations";
import { endWorld, newWorld, type World } from "./world";

/** So many times several people act at once. */
const TURNS = 7;
const AT_ONCE = 3;

const RANKS: Readonly<Record<string, number>> = { owner: 4, admin: 3, billing: -1, member: -1 };
const RANKS_IN_WORKSPACE: Readonly<Record<string, number>> = { admin: 2, member: 1, viewer: 0 };

interface Done {
  operation: Operation;
  outcome: string;
}

/** Who did less than they had. Whoever was changed in the same turn may have had more or less at the moment itself. */
function grantedBeyond(before: ReadonlyMap<string, number>, turn: readonly Done[]): string[] {
  return turn.flatMap((done) => {
    const { actor, target, grants, name } = done.operation;
    if (done.outcome !== "done" || grants === null) return [];
    const others = turn.filter((other) => other !== done).map(({ operation }) => operation);
    const unclear = others.some((other) => [other.actor, other.target].some((who) => who === actor || who === target));
    if (unclear) return [];
    const { role, workspace } = grants;
    const given = (workspace === null ? RANKS : RANKS_IN_WORKSPACE)[role] ?? 0;
    const rankOf = ({ id }: Person) => before.get(`${id} ${workspace ?? ""}`) ?? -1;
    const least = Math.max(given, name === "invite" || target === null ? given : rankOf(target));
    return rankOf(actor) >= least ? [] : [`${name}: ${actor.name} gave ${role} without having as much`];
  });
}

async function act(world: World, operation: Operation): Promise<Done> {
  const attempt = async () => {
    const rows = await operation.run();
    world.rows += rows;
  };
  const outcome = await refusalOf(attempt());
  return { operation, outcome };
}

/**
 * One sequence: several people at once, again and again, and after each time everything that must hold.
 * @throws with the seed and all that was done, where something does not hold
 */
export async function runSequence(seed: number, people: readonly Person[]): Promise<Person[]> {
  const random = randomOf(seed);
  const world = await newWorld(people);
  const trace: string[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const before = await ranksOf(world);
    const operations = Array.from({ length: 1 + random.below(AT_ONCE) }, () => nextOperation(world, random));
    const done = await Promise.all(operations.map((operation) => act(world, operation)));
    trace.push(
      ...done.map(({ operation: { name, actor, target, grants }, outcome }) => {
        const about = target === null || target === actor ? "" : ` of ${target.name}`;
        return `turn ${turn}: ${actor.name} ${name}${about}${grants === null ? "" : ` as ${grants.role}`}: ${outcome}`;
      }),
    );
    const faults = [...(await brokenIn(world)), ...grantedBeyond(before, done)];
    if (faults.length > 0) throw new Error(`seed ${seed}: ${faults.join("; ")}\n${trace.join("\n")}`);
  }
  await endWorld(world);
  return world.people;
}
