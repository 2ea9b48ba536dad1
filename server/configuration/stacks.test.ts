import { beforeAll, expect, test } from "vitest";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { naive, randomObject } from "@/server/testing/factories/configurations";
import { group } from "@/server/testing/factories/groups-and-roles";
import {
  credential,
  serviceAccount,
  type CredentialRef,
  type ServiceAccountRef,
} from "@/server/testing/factories/machines";
import { vault } from "@/server/testing/factories/vaults";
import { person, workspace, workspaceMember, type Person, type WorkspaceRef } from "@/server/testing/factory";
import { randomOf, type Random } from "@/server/testing/random";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { readConfiguration } from "@/server/vaults/formats/read";
import type { ConfigObject, ConfigValue } from "@/server/vaults/formats/values";
import { writeConfiguration } from "@/server/vaults/formats/write";
import { VAULT_FORMATS } from "@/server/vaults/schema";

useDatabase();

const WORLDS = 6;

let of: Tenant;
let who: Person;
beforeAll(async () => {
  of = await tenant();
  who = await person();
});

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What a vault of a random world is, as whoever drew it remembers. */
interface Drawn {
  id: string;
  value: ConfigObject;
  active: boolean;
  locked: boolean;
  /** Of the group that the person is in, or of the one that the machine is in. */
  people: boolean;
  machines: boolean;
}

interface World {
  room: WorkspaceRef;
  /** From the top row to the last. */
  rows: Drawn[];
  own: ConfigObject;
  machines: ConfigObject;
  byPerson: CredentialRef;
  byMachine: ServiceAccountRef;
}

function drawn(random: Random): { value: ConfigObject; format: (typeof VAULT_FORMATS)[number]; content: string } {
  const [value, format] = [randomObject(random), random.pick(VAULT_FORMATS)];
  return { value, format, content: writeConfiguration(format, value) };
}

async function drawRows(random: Random, room: WorkspaceRef, teams: { id: string }[]): Promise<Drawn[]> {
  const rows: Drawn[] = [];
  for (let left = 2 + random.below(4); left > 0; left -= 1) {
    const { value, format, content } = drawn(random);
    const [people, machines] = random.pick([
      [true, false],
      [false, true],
      [true, true],
    ] as const);
    const groups = teams.filter((_, index) => [people, machines][index]);
    const state = { active: !random.once(4), locked: random.once(3) };
    const { id } = await vault(room, of.owner, { groups, format, content, ...state });
    rows.push({ id, value, people, machines, ...state });
  }
  return rows;
}

/** Rows change places as an admin drags them. */
async function shuffle(random: Random, room: WorkspaceRef, rows: Drawn[]): Promise<void> {
  for (const row of [...rows]) {
    const position = 1 + random.below(rows.length);
    await callerOf(of.owner).vaults.move({ workspace: room.id, vault: row.id, position });
    rows.splice(rows.indexOf(row), 1);
    rows.splice(position - 1, 0, row);
  }
}

async function world(random: Random): Promise<World> {
  const room = await workspace(of.organization, of.owner);
  await workspaceMember(room, who);
  const byMachine = await serviceAccount(room);
  const teams = [
    await group(room, of.owner, { people: [who] }),
    await group(room, of.owner, { machines: [byMachine] }),
  ];
  const rows = await drawRows(random, room, teams);
  await shuffle(random, room, rows);
  const [own, machines] = [drawn(random), drawn(random)];
  const at = { workspace: room.id };
  await callerOf(who).ownVault.set({ ...at, format: own.format, content: own.content });
  await callerOf(of.owner).serviceAccountVault.set({
    ...at,
    serviceAccount: byMachine.serviceAccount,
    format: machines.format,
    content: machines.content,
  });
  const byPerson = await credential(who, room);
  return { room, rows, own: own.value, machines: machines.value, byPerson, byMachine };
}

/** The stated precedence: rows from the last to the top one, the own vault over them, locked rows over all. */
function expected(rows: readonly Drawn[], own: ConfigObject): ConfigValue {
  const upwards = rows.filter(({ active }) => active).reverse();
  const values = (locked: boolean) => upwards.filter((row) => row.locked === locked).map(({ value }) => value);
  return [...values(false), own, ...values(true)].reduce<ConfigValue>((below, above) => naive(below, above), {});
}

test(`what ${WORLDS} random workspaces deliver to a person and to a machine, in each format, is what the rows say`, async () => {
  for (let seed = 1; seed <= WORLDS; seed += 1) {
    const { room, rows, own, machines, byPerson, byMachine } = await world(randomOf(seed));
    for (const format of VAULT_FORMATS) {
      const read = async (by: CredentialRef) => {
        const { content } = await callerWithCredential(by).configuration.get({ workspace: room.id, format });
        return plain(readConfiguration(format, content ?? ""));
      };
      const of = (row: "people" | "machines") => rows.filter((one) => one[row]);
      expect(await read(byPerson), `seed ${seed}, ${format}`).toEqual(plain(expected(of("people"), own)));
      expect(await read(byMachine), `seed ${seed}, ${format}`).toEqual(plain(expected(of("machines"), machines)));
    }
  }
});
