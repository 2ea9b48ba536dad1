import { check, type AskedTarget } from "@/server/access/evaluate";
import { countDecidedResources, decidedResources, type ResourceFilter } from "@/server/db/hot/access/decided-resources";
import { fixesOf } from "@/server/decisions/queries/fixes";
import { wouldAllow } from "@/server/decisions/queries/what-if";
import { explanation, holders, type ExplanationRow, type Target } from "@/server/db/hot/access/explanations";
import { randomOf, type Random } from "../random";
import { applyChange } from "./apply-change";
import { actorsOf, oracleAllows, sharedInto, withoutAdmins, type OracleQuestion } from "./oracle";
import { KNOWN_TYPES, NOWHERE } from "./random-world";
import type { ResourceRow, World } from "./world";

/** How much of each kind of question is asked of one world. */
const QUESTIONS = 250;
const ALONE = 15;
const LISTS = 4;
const WHOS = 3;
const EXPLANATIONS = 4;
const IMPERSONATIONS = 60;

const placeOf = ({ workspaceId, organizationId }: World) => ({ workspaceId, organizationId });

const ownResources = ({ resources, workspaceId }: World) => resources.filter((row) => row.workspaceId === workspaceId);

function anyTarget(world: World, random: Random): AskedTarget {
  const kind = random.below(12);
  const resource = random.pick(world.resources);
  const project = random.pick(world.projects);
  const named = random.pick([project.id, project.slug.toUpperCase(), project.earlierSlug ?? project.slug]);
  if (kind < 6) return { type: resource.type, id: resource.id };
  if (kind < 7) return { type: random.pick(KNOWN_TYPES), id: random.pick([resource.id, ...NOWHERE]) };
  if (kind < 9) return { project: random.once(8) ? random.pick(NOWHERE) : named };
  if (kind < 11) return { project: named, type: random.once(8) ? "unheard-of" : random.pick(KNOWN_TYPES) };
  return { type: random.once(6) ? "unheard-of" : random.pick(KNOWN_TYPES) };
}

function anyActor(world: World, random: Random): string {
  return random.once(12) ? random.pick(NOWHERE) : random.pick(actorsOf(world));
}

function anyQuestion(world: World, random: Random): OracleQuestion {
  const actor = anyActor(world, random);
  const { type, ...place } = anyTarget(world, random);
  const kind = random.below(10);
  const id = place.id ?? random.pick(world.resources).id;
  if (kind === 0) return { actor, permission: "job.notebook", resource: { type: "job", id } };
  if (kind === 1) {
    const from = { type: "job", id: random.pick(world.resources).id };
    return { actor, permission: "model.create-version", resource: { type: "model", id }, from };
  }
  if (kind === 2) {
    const queue = random.pick(
      world.resources
        .filter((row) => row.type === "queue")
        .map((row) => row.id)
        .concat(id),
    );
    const resource = random.pick([{ ...place }, { ...place, type: "queue" }, { type: "queue", id: queue }]);
    const whole = resource.id === undefined ? resource : { type: "queue", id: resource.id };
    return { actor, permission: "queue.manage", resource: whole };
  }
  return { actor, permission: random.pick(["read", "modify"]), resource: { type, ...place } };
}

async function checksOf(world: World, random: Random): Promise<string[]> {
  const questions = Array.from({ length: QUESTIONS }, () => anyQuestion(world, random));
  const answers = await check(placeOf(world), questions);
  // One that is asked alone has a statement of its own.
  const alone = await Promise.all(
    questions.slice(0, ALONE).map(async (question) => (await check(placeOf(world), [question]))[0]),
  );
  return questions.flatMap((question, index) => {
    const expected = oracleAllows(world, question);
    const right = answers[index] === expected && (alone[index] ?? expected) === expected;
    return right ? [] : [`check ${JSON.stringify(question)}: ${String(answers[index])}, alone ${String(alone[index])}`];
  });
}

function expectedList(world: World, { actor, level, type, project, search }: ResourceFilter): string[] {
  const fits = (row: ResourceRow) =>
    (type === undefined || row.type === type) &&
    (project === undefined || row.projectId === project || sharedInto(world, row).includes(project)) &&
    (search === undefined || row.name.toLowerCase().includes(search) || row.externalId === search);
  const may = ({ type: of, id }: ResourceRow) =>
    oracleAllows(world, { actor, permission: level, resource: { type: of, id } });
  return ownResources(world)
    .filter((row) => fits(row) && may(row))
    .map(({ id }) => id)
    .sort();
}

async function listed(world: World, filter: ResourceFilter, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const page = await decidedResources(placeOf(world), filter, { after, limit });
    ids.push(...page.map(({ id }) => id));
    after = page.at(-1)?.id ?? null;
    if (page.length < limit || after === null) return ids;
  }
}

function anyFilter(world: World, random: Random): ResourceFilter {
  const { projects, workspaceId } = world;
  const project = random.pick(projects.filter((row) => row.workspaceId === workspaceId)).id;
  return {
    actor: anyActor(world, random),
    level: random.pick(["read", "modify"]),
    type: random.once(4) ? random.pick(KNOWN_TYPES) : undefined,
    project: random.once(4) ? project : undefined,
    search: random.once(5) ? random.pick(["alpha", "gamma", "a 1", "external-3"]) : undefined,
  };
}

async function listsOf(world: World, random: Random): Promise<string[]> {
  const faults: string[] = [];
  for (let n = 0; n < LISTS; n += 1) {
    const filter = anyFilter(world, random);
    const expected = expectedList(world, filter);
    const found = await listed(world, filter, 3 + random.below(6));
    const count = await countDecidedResources(placeOf(world), filter, 10_001);
    if (found.join() !== expected.join()) {
      faults.push(`list ${JSON.stringify(filter)}: ${found.join()}, not ${expected.join()}`);
    }
    if (count !== expected.length) faults.push(`count ${JSON.stringify(filter)}: ${count}, not ${expected.length}`);
  }
  return faults;
}

/** The ids that a target resolves to, as the calls before the statements do it; undefined where it is not there. */
function resolved(world: World, level: Target["level"], { type, id, project }: AskedTarget): Target | undefined {
  const resource = ownResources(world).find((row) => row.id === id && row.type === type);
  if (id !== undefined && resource === undefined) return undefined;
  const key = id === undefined ? project : (resource?.projectId ?? undefined);
  const found = world.projects.find((row) => row.id === key && row.workspaceId === world.workspaceId);
  if (key !== undefined && found === undefined) return undefined;
  return { level, type: type ?? null, resource: id ?? null, project: found?.id ?? null };
}

const LEVELS = { read: "read", modify: "modify", "job.notebook": "edit", "queue.manage": "manage" } as const;

function anyKnown(world: World, random: Random): { question: Omit<OracleQuestion, "actor">; target: Target } {
  for (;;) {
    const { permission, resource } = anyQuestion(world, random);
    if (permission === "model.create-version" || resource.type === "unheard-of") continue;
    const target = resolved(world, LEVELS[permission], resource);
    if (target !== undefined) return { question: { permission, resource }, target };
  }
}

async function found(world: World, target: Target, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const page = await holders(placeOf(world), target, { after, limit });
    ids.push(...page.map(({ actor }) => actor));
    after = page.at(-1)?.actor ?? null;
    if (page.length < limit || after === null) return ids;
  }
}

async function whosOf(world: World, random: Random): Promise<string[]> {
  const faults: string[] = [];
  for (let n = 0; n < WHOS; n += 1) {
    const { question, target } = anyKnown(world, random);
    const expected = actorsOf(world)
      .filter((actor) => oracleAllows(world, { actor, ...question }))
      .sort();
    const answer = await found(world, target, 3 + random.below(4));
    if (answer.join() !== expected.join()) {
      faults.push(`who ${JSON.stringify(question)}: ${answer.join()}, not ${expected.join()}`);
    }
  }
  return faults;
}

const ROOM = { workspace: "here", organization: "here" };

/** Whether each offered fix flips what the oracle says, by itself. */
function fixFaults(
  world: World,
  question: OracleQuestion,
  { facts, allowed }: ExplanationRow,
  target: Target,
): string[] {
  const asked = { level: target.level, type: facts.resource?.type ?? target.type };
  if (wouldAllow(facts, asked) !== allowed) return ["what changes are tried on disagrees with the decision"];
  return fixesOf(facts, asked, allowed, ROOM, true).flatMap((fix) => {
    const changed = fix.reduce((of, { view }) => applyChange(of, view), world);
    const flipped = oracleAllows(changed, question) !== allowed;
    return flipped ? [] : [`does not flip: ${JSON.stringify(fix.map(({ view }) => [view.kind, view.call]))}`];
  });
}

async function explanationsOf(world: World, random: Random): Promise<string[]> {
  const faults: string[] = [];
  for (let n = 0; n < EXPLANATIONS; n += 1) {
    const { question, target } = anyKnown(world, random);
    const asked = { actor: anyActor(world, random), ...question };
    const row = await explanation(placeOf(world), asked.actor, target);
    const expected = oracleAllows(world, asked);
    const wrong = (row?.allowed ?? false) === expected ? [] : [`not ${String(expected)}`];
    const found = [...wrong, ...(row === undefined ? [] : fixFaults(world, asked, row, target))];
    faults.push(...found.map((fault) => `explain ${JSON.stringify(asked)}: ${fault}`));
  }
  return faults;
}

/** What a service account that impersonates people is answered: as in the same world without anybody who administers. */
async function impersonationsOf(world: World, random: Random): Promise<string[]> {
  const plain = withoutAdmins(world);
  const people = new Set(world.users.map(({ id }) => id));
  const questions = Array.from({ length: IMPERSONATIONS }, () => anyQuestion(world, random)).filter(({ actor }) =>
    people.has(actor),
  );
  const limits = { project: null, readOnly: false, as: "impersonated" } as const;
  const answers = await check(placeOf(world), questions, limits);
  const filter: ResourceFilter = { actor: random.pick([...people]), level: "modify", as: "impersonated" };
  const list = await listed(world, filter, 10);
  const expected = expectedList(plain, filter);
  const faults = list.join() === expected.join() ? [] : [`impersonated list: ${list.join()}, not ${expected.join()}`];
  return questions.reduce((found, question, index) => {
    const right = answers[index] === oracleAllows(plain, question);
    return right ? found : [...found, `impersonated ${JSON.stringify(question)}: ${String(answers[index])}`];
  }, faults);
}

/**
 * What check, list, who and explain answer about a world otherwise than the oracle, in words that begin with its seed.
 */
export async function disagreements(world: World): Promise<string[]> {
  const random = randomOf(world.seed);
  const faults = [
    ...(await checksOf(world, random)),
    ...(await listsOf(world, random)),
    ...(await whosOf(world, random)),
    ...(await explanationsOf(world, random)),
    ...(await impersonationsOf(world, random)),
  ];
  return faults.map((fault) => `seed ${world.seed}: ${fault}`);
}
