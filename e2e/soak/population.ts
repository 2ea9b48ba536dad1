import { callApi, signIn, signUp, type SignedIn } from "../api";
import type { Machine, Place } from "./acts/nouns";
import type { Person } from "./acts/people";
import { foundOwners, type Owners } from "./acts/rivals";
import { CREDENTIAL, OWNER } from "./settings";
import type { World } from "./worlds";

/** Whom one writer works with. */
export interface Team {
  place: Place;
  machine: Machine;
  person: Person;
  /** Nobody else works with them: what both are answered follows from what they ask themselves. */
  owners: Owners;
}

/** So many seats has an organization: fewer than its writers would take. */
const SEATS = 12;
const PLACES = 2;
const OWING = 5;

interface Made {
  id: string;
}

async function post<T = Made>(url: string, path: string, body: object): Promise<T> {
  return callApi<T>(url, path, { method: "POST", body: { ...body }, basic: CREDENTIAL });
}

/** An organization that the credential makes, and so reaches; people come into a workspace beside its default one. */
async function makePlace(url: string, number: number): Promise<Place> {
  const { id: organization } = await post(url, "/organizations", { name: `Soak ${number}` });
  const { id: workspace } = await post(url, "/workspaces", { organization, name: `Workspace ${number}` });
  const at = `/workspaces/${workspace}`;
  const { id: project } = await post(url, `${at}/projects`, { name: "Private" });
  const { id: group } = await post(url, `${at}/groups`, { name: "Group" });
  return { organization, workspace, project, group };
}

async function makeTeam(world: World, place: Place, number: number): Promise<Team> {
  const url = world.servers()[0]?.url ?? "";
  const path = `/workspaces/${place.workspace}/service-accounts`;
  const body = { name: `machine-${number}`, role: "viewer" };
  const { id, credential } = await post<Made & { credential: typeof CREDENTIAL }>(url, path, body);
  const owners = await foundOwners(world, await signUp(url), await signUp(url));
  return { place, machine: { id, as: credential }, person: await signUp(url), owners };
}

/** Organizations that had a plan with a price last month, so that an invoice is due of each. */
async function oweInvoices(world: World, cookie: SignedIn["cookie"]): Promise<void> {
  const url = world.servers()[0]?.url ?? "";
  const owing: string[] = [];
  for (let number = 1; number <= OWING; number += 1) {
    const { id } = await post(url, "/organizations", { name: `Owing ${number}` });
    await callApi(url, `/instance/organizations/${id}/plan`, { method: "PUT", body: { plan: "pro" }, cookie });
    owing.push(id);
  }
  await world.read(async (client) => {
    await client.query(
      `update "subscription_changes" set "at" = date_trunc('month', now(), 'UTC') - interval '1 month'
       where "organizationId" = any($1::text[])`,
      [owing],
    );
    await client.query(`delete from "schedules" where "task" = 'issue-invoices'`);
  });
}

/** Seats are the operator's. */
async function limitSeats(url: string, places: readonly Place[], cookie: SignedIn["cookie"]): Promise<void> {
  for (const { organization } of places) {
    const body = { seatMaximum: SEATS };
    await callApi(url, `/instance/organizations/${organization}/seats`, { method: "PUT", body, cookie });
  }
}

/** What the load takes for granted: two organizations, and for each writer a machine, a person and two owners. */
export async function populate(world: World, writers: number): Promise<readonly Team[]> {
  const url = world.servers()[0]?.url ?? "";
  const places: Place[] = [];
  for (let number = 1; number <= PLACES; number += 1) places.push(await makePlace(url, number));
  const operator = await signIn(url, OWNER.email, OWNER.password);
  await limitSeats(url, places, operator);
  await oweInvoices(world, operator);
  const teams: Team[] = [];
  for (let number = 0; number < writers; number += 1) {
    const place = places[number % PLACES];
    if (place !== undefined) teams.push(await makeTeam(world, place, number));
  }
  return teams;
}
