import { newAccessKey } from "@/server/secrets/token";
import { callerOf, type Caller } from "../caller";
import type { Person } from "../factory";
import type { Random } from "../random";
import { PASSWORD, somebody, type World } from "./world";

/** One try of somebody to change who belongs where. */
export interface Operation {
  name: string;
  actor: Person;
  /** Whom it is about, where that is not the actor alone. */
  target: Person | null;
  /** The role that it gives, and where: in a workspace, or in the organization. */
  grants: { role: string; workspace: string | null } | null;
  /** Answers how many rows of the audit it left. */
  run: () => Promise<number>;
}

type Make = (world: World, random: Random, actor: Person, asActor: Caller) => Omit<Operation, "name" | "actor">;

const WORKSPACE_ROLES = ["admin", "member", "viewer"] as const;
const ORGANIZATION_ROLES = ["owner", "admin", "billing", "member"] as const;
const DAY_MILLISECONDS = 86_400_000;

const one = async (call: Promise<unknown>): Promise<number> => {
  await call;
  return 1;
};

function endDate(random: Random): string | null {
  return random.once(2) ? null : new Date(Date.now() + (1 + random.below(30)) * DAY_MILLISECONDS).toISOString();
}

const place = ({ organization }: World) => ({ organization: organization.id });

/** Each way by which somebody comes, changes or goes. */
const WAYS: Readonly<Record<string, Make>> = {
  invite: (world, random, _actor, asActor) => {
    const [target, role, { id: workspace }] = [
      random.pick(world.people),
      random.pick(WORKSPACE_ROLES),
      random.pick(world.rooms),
    ];
    const run = async () => {
      const { items } = await asActor.invitations.create({ workspace, emails: [target.email], role });
      const [item] = items;
      if (item?.link !== undefined) {
        world.tokens.push({ token: new URL(item.link).pathname.split("/").at(-1) ?? "", email: target.email });
      }
      return item?.status === "refused" ? 0 : 1;
    };
    return { target, grants: { role, workspace }, run };
  },
  accept: (world, _random, actor, asActor) => ({
    target: actor,
    grants: null,
    run: () => {
      const mine = world.tokens.findLast(({ email }) => email === actor.email);
      return mine === undefined ? Promise.resolve(0) : one(asActor.invitations.accept({ token: mine.token }));
    },
  }),
  changeRole: (world, random, _actor, asActor) => {
    const [target, role, { id: workspace }] = [
      random.pick(world.people),
      random.pick(WORKSPACE_ROLES),
      random.pick(world.rooms),
    ];
    const run = () => one(asActor.members.changeRole({ workspace, user: target.id, role }));
    return { target, grants: { role, workspace }, run };
  },
  changeOrganizationRole: (world, random, _actor, asActor) => {
    const [target, role] = [random.pick(world.people), random.pick(ORGANIZATION_ROLES)];
    const run = () => one(asActor.members.changeRoleInOrganization({ ...place(world), user: target.id, role }));
    return { target, grants: { role, workspace: null }, run };
  },
  remove: (world, random, _actor, asActor) => {
    const [target, { id: workspace }, heir] = [
      random.pick(world.people),
      random.pick(world.rooms),
      random.pick(world.people),
    ];
    const handOver = random.once(2) ? { handOverTo: heir.id } : {};
    const run = async () => {
      const { handedOver } = await asActor.members.remove({ workspace, user: target.id, ...handOver });
      return 1 + handedOver.total;
    };
    return { target, grants: null, run };
  },
  removeFromOrganization: (world, random, _actor, asActor) => {
    const [target, heir] = [random.pick(world.people), random.pick(world.people)];
    const handOver = random.once(2) ? { handOverTo: heir.id } : {};
    const run = async () => {
      const asked = { ...place(world), user: target.id, ...handOver };
      return 1 + (await asActor.members.removeFromOrganization(asked)).handedOver.total;
    };
    return { target, grants: null, run };
  },
  leave: (world, random, actor, asActor) => {
    const { id: workspace } = random.pick(world.rooms);
    return { target: actor, grants: null, run: () => one(asActor.members.leave({ workspace })) };
  },
  leaveOrganization: (world, _random, actor, asActor) => ({
    target: actor,
    grants: null,
    run: () => one(asActor.members.leaveOrganization(place(world))),
  }),
  suspend: (world, random, _actor, asActor) => {
    const target = random.pick(world.people);
    return { target, grants: null, run: () => one(asActor.members.suspend({ ...place(world), user: target.id })) };
  },
  resume: (world, random, _actor, asActor) => {
    const target = random.pick(world.people);
    return { target, grants: null, run: () => one(asActor.members.resume({ ...place(world), user: target.id })) };
  },
  setEndDate: (world, random, _actor, asActor) => {
    const [target, { id: workspace }, expiresAt] = [
      random.pick(world.people),
      random.pick(world.rooms),
      endDate(random),
    ];
    const run = () => one(asActor.members.setEndDate({ workspace, user: target.id, expiresAt }));
    return { target, grants: null, run };
  },
  setEndDateInOrganization: (world, random, _actor, asActor) => {
    const [target, expiresAt] = [random.pick(world.people), endDate(random)];
    const run = () => one(asActor.members.setEndDateInOrganization({ ...place(world), user: target.id, expiresAt }));
    return { target, grants: null, run };
  },
  createProject: (world, random, _actor, asActor) => {
    const { id: workspace } = random.pick(world.rooms);
    const run = async () => {
      const { id } = await asActor.projects.create({ workspace, name: `Project ${world.projects.length}` });
      world.projects.push({ id, workspace });
      return 1;
    };
    return { target: null, grants: null, run };
  },
  handOver: (world, random, _actor, asActor) => {
    const target = random.pick(world.people);
    const run = () => {
      const project = world.projects.at(-1);
      if (project === undefined) return Promise.resolve(0);
      const at = { workspace: project.workspace, project: project.id };
      return one(asActor.projects.handOver({ ...at, user: target.id }));
    };
    return { target, grants: null, run };
  },
  createCredential: (world, random, actor, asActor) => {
    const { id: workspace } = random.pick(world.rooms);
    const run = async () => {
      const { id, accessKey, secretKey } = await asActor.credentials.create({ workspace, label: newAccessKey() });
      world.credentials.push({
        machine: { id, accessKey, secretKey, actor: actor.actor },
        userId: actor.id,
        workspace,
      });
      return 1;
    };
    return { target: null, grants: null, run };
  },
  removeAccount: (world, _random, actor, asActor) => ({
    target: actor,
    grants: null,
    run: async () => {
      const { organizations } = await asActor.accounts.remove({ email: actor.email, password: PASSWORD });
      world.people.splice(world.people.indexOf(actor), 1, await somebody());
      return organizations;
    },
  }),
};

/** Removing an account takes the time of a password's hash, so it comes up seldom. */
const OFTEN = Object.keys(WAYS).filter((name) => name !== "removeAccount");

export function nextOperation(world: World, random: Random): Operation {
  const name = random.once(40) ? "removeAccount" : random.pick(OFTEN);
  // Those who may much come up more often than those who are outside.
  const actor = random.once(2) ? random.pick(world.people.slice(0, 3)) : random.pick(world.people);
  const make = WAYS[name];
  if (make === undefined) throw new Error(`no way is called ${name}`);
  return { name, actor, ...make(world, random, actor, callerOf(actor)) };
}
