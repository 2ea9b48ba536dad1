import { callApi, newIdentity, signUp, tokenIn, type SignedIn } from "../api";
import { expect, test } from "../fixtures";
import { BASIC, startInitialized, type List } from "../people/initialized";

type Body = Readonly<Record<string, unknown>>;
type Basic = typeof BASIC;

interface Answer {
  allowed: boolean;
}

interface Registered {
  id: string;
  externalId: string;
  status: string;
}

const AT = "/workspaces/research";

/** One instance, asked in the name of whoever holds a credential or signed in. */
function apiOf(url: string) {
  const as = (who: Basic | SignedIn) => ("cookie" in who ? { cookie: who.cookie } : { basic: who });
  const get = <T>(path: string, who: Basic | SignedIn = BASIC) => callApi<T>(url, path, as(who));
  const send = <T>(method: string, path: string, body: Body = {}, who: Basic | SignedIn = BASIC) =>
    callApi<T>(url, path, { method, ...as(who), ...(method === "DELETE" ? {} : { body }) });
  const check = async (who: Basic | SignedIn, permission: string, resource: Body, more: Body = {}) =>
    (await send<Answer>("POST", `${AT}/access/check`, { permission, resource, ...more }, who)).allowed;
  return { url, get, send, check };
}

type Api = ReturnType<typeof apiOf>;

/** Somebody invited into the workspace, who signed up by the link and accepted. */
async function invited({ url, send }: Api, role: string): Promise<SignedIn> {
  const { email, name } = newIdentity();
  const { items } = await send<List<{ link: string }>>("POST", `${AT}/invitations`, { emails: [email], role });
  const token = tokenIn(items[0]?.link ?? "");
  const person = await signUp(url, { email, name, invitation: token });
  await send("POST", `/invitations/${token}/accept`, {}, person);
  return person;
}

async function agent({ send }: Api): Promise<Basic & { serviceAccount: string }> {
  const made = await send<{ id: string; credential: Basic }>("POST", `${AT}/service-accounts`, { name: "Agent" });
  return { ...made.credential, serviceAccount: made.id };
}

async function register({ send }: Api, who: Basic, resources: readonly Body[]): Promise<Registered[]> {
  const { items } = await send<List<Registered>>("POST", `${AT}/resources`, { resources }, who);
  return items;
}

/** ZenML, Together: what is made in a project stays in it, and whoever is outside does not know that it is there. */
async function isolation(api: Api): Promise<void> {
  const { get, send, check } = api;
  const [member, viewer] = [await invited(api, "member"), await invited(api, "viewer")];
  const machine = await agent(api);
  await send("POST", `${AT}/projects`, { name: "Secret", slug: "secret" }, member);
  const [open] = await register(api, machine, [
    { type: "job", externalId: "j-1", name: "Nightly", project: "default" },
  ]);
  const refused = await register(api, machine, [{ type: "job", externalId: "j-2", name: "Inside", project: "secret" }]);
  expect(refused[0]?.status).toBe("refused");
  await send("POST", `${AT}/access-rules`, {
    resourceType: "*",
    project: "secret",
    permission: "modify",
    serviceAccounts: [machine.serviceAccount],
  });
  const [inside] = await register(api, machine, [
    { type: "model", externalId: "m-1", name: "Inside", project: "secret" },
  ]);
  const hidden = { type: "model", id: inside?.id };
  expect(await check(member, "modify", hidden)).toBe(true);
  expect(await check(viewer, "read", hidden)).toBe(false);
  expect(await check(viewer, "read", { type: "job", id: open?.id })).toBe(true);
  expect(await check(viewer, "modify", { type: "job", id: open?.id })).toBe(false);
  const seen = await get<List<{ name: string }>>(`${AT}/resources`, viewer);
  expect(seen.items.map(({ name }) => name)).toEqual(["Nightly"]);
  await expect(get(`${AT}/resources/${inside?.id ?? ""}`, viewer)).rejects.toThrow("404");
  await expect(get(`${AT}/projects/secret/resources`, viewer)).rejects.toThrow("404");
  // Sharing needs an explicit rule, and shows on the other side.
  await send("POST", `${AT}/access-rules`, {
    resourceType: "model",
    resource: inside?.id,
    permission: "read",
    sharedWith: ["default"],
  });
  expect(await check(viewer, "read", hidden)).toBe(true);
  const shared = await get<List<{ name: string; shared: boolean }>>(`${AT}/projects/default/resources`, viewer);
  expect(shared.items.find(({ name }) => name === "Inside")?.shared).toBe(true);
}

/** ClearML: rules for people, service accounts and groups, inherited from project to object and not sideways. */
async function rules(api: Api): Promise<void> {
  const { get, send, check } = api;
  const [person, other] = [await invited(api, "viewer"), await invited(api, "viewer")];
  await send("POST", `${AT}/projects`, { name: "Vision", slug: "vision" });
  const [one, two] = await register(api, BASIC, [
    { type: "dataset", externalId: "d-1", name: "Faces", project: "vision" },
    { type: "dataset", externalId: "d-2", name: "Cars", project: "vision" },
  ]);
  const group = await send<{ id: string }>("POST", `${AT}/groups`, {
    name: "Labellers",
    members: [{ type: "user", id: person.id }],
  });
  const rule = await send<{ id: string }>("POST", `${AT}/access-rules`, {
    resourceType: "dataset",
    resource: one?.id,
    permission: "modify",
    groups: [group.id],
  });
  const [faces, cars] = [
    { type: "dataset", id: one?.id },
    { type: "dataset", id: two?.id },
  ];
  expect(await check(person, "modify", faces)).toBe(true);
  expect(await check(person, "read", cars)).toBe(false);
  expect(await check(other, "read", faces)).toBe(false);
  const who = await send<List<{ actor: { id: string } }>>("POST", `${AT}/access/who`, {
    permission: "modify",
    resource: faces,
  });
  expect(who.items.map(({ actor }) => actor.id)).toContain(person.id);
  const why = await send<{ allowed: boolean; path: unknown[]; fixes: unknown[] }>("POST", `${AT}/access/explain`, {
    actor: other.id,
    permission: "read",
    resource: cars,
  });
  expect(why.allowed).toBe(false);
  expect(why.fixes.length).toBeGreaterThan(0);
  await expect(
    send("POST", `${AT}/access/check`, { actor: person.id, permission: "read", resource: faces }, other),
  ).rejects.toThrow("permission_missing");
  await send("DELETE", `${AT}/access-rules/${rule.id}`);
  expect(await check(person, "read", faces)).toBe(false);
  expect((await get<List<unknown>>(`${AT}/resources?type=dataset`, person)).items).toEqual([]);
}

/** trainML: an access map gives jobs, and reading of datasets and models; with both a job makes versions of a model. */
async function accessMap(api: Api): Promise<void> {
  const { send, check } = api;
  const person = await invited(api, "viewer");
  await send("POST", `${AT}/projects`, { name: "Train", slug: "train" });
  const [job, dataset, model] = await register(api, BASIC, [
    { type: "job", externalId: "t-1", name: "Training", project: "train" },
    { type: "dataset", externalId: "t-2", name: "Images", project: "train" },
    { type: "model", externalId: "t-3", name: "Weights", project: "train" },
  ]);
  const of = (type: string, found: Registered | undefined) => ({ type, id: found?.id });
  await send("POST", `${AT}/projects/train/collaborators`, {
    email: person.email,
    access: { job: "all", dataset: "read", model: "read" },
  });
  expect(await check(person, "modify", of("job", job))).toBe(true);
  expect(await check(person, "modify", of("dataset", dataset))).toBe(false);
  expect(await check(person, "read", of("model", model))).toBe(true);
  expect(await check(person, "model.create-version", of("model", model), { from: of("job", job) })).toBe(true);
  await send("PUT", `${AT}/projects/train/collaborators/${person.id}`, { access: { job: "read" } });
  expect(await check(person, "job.notebook", of("job", job))).toBe(true);
  expect(await check(person, "modify", of("job", job))).toBe(false);
  expect(await check(person, "read", of("dataset", dataset))).toBe(false);
}

async function requests(api: Api): Promise<void> {
  const { get, send, check } = api;
  const person = await invited(api, "viewer");
  const [job] = await register(api, BASIC, [{ type: "job", externalId: "r-1", name: "Report", project: "default" }]);
  const target = { type: "job", id: job?.id };
  const asked = await send<{ id: string }>(
    "POST",
    `${AT}/access-requests`,
    { permission: "modify", resource: target, message: "To start it" },
    person,
  );
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  await send("POST", `${AT}/access-requests/${asked.id}/approve`, { expiresAt });
  expect(await check(person, "modify", target)).toBe(true);
  const { items } = await get<List<{ source: string; expiresAt: string | null }>>(
    `${AT}/access-rules?user=${person.id}`,
  );
  expect(items).toEqual([expect.objectContaining({ source: "request", expiresAt })]);
}

const PARTS: readonly (readonly [string, (api: Api) => Promise<void>])[] = [
  ["projects keep what is made in them to themselves, and share by an explicit rule", isolation],
  ["rules reach downwards, through groups too, and end with the next request", rules],
  ["collaborators by an access map, and the named actions", accessMap],
  ["a request that becomes an ordinary rule with an end", requests],
];

test("access is ruled, decided and explained by REST alone", { tag: "@main" }, async () => {
  test.setTimeout(240_000);
  const { product, end } = await startInitialized();
  const api = apiOf(product.url);
  try {
    for (const [title, part] of PARTS) await test.step(title, () => part(api));
    const audit = await api.get<List<{ action: string }>>("/organizations/acme/audit?limit=200&result=done");
    const actions = new Set(audit.items.map(({ action }) => action));
    for (const action of ["resource.register", "access-rule.create", "access-rule.remove", "access-request.approve"]) {
      expect(actions, action).toContain(action);
    }
    expect(product.takeErrors()).toEqual([]);
  } finally {
    await end();
  }
});
