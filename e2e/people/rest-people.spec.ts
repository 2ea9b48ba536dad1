import { callApi, newIdentity, signUp, tokenIn, type SignedIn } from "../api";
import { expect, test } from "../fixtures";
import { BASIC, startInitialized, type List } from "./initialized";

type Body = Readonly<Record<string, unknown>>;

/** One instance, asked by its first credential or in the name of somebody who signed in. */
function apiOf(url: string) {
  return {
    ask: <T>(path: string, cookie?: SignedIn["cookie"]) =>
      callApi<T>(url, path, cookie === undefined ? { basic: BASIC } : { cookie }),
    send: <T>(method: string, path: string, body?: Body, cookie?: SignedIn["cookie"]) =>
      callApi<T>(url, path, {
        method,
        ...(cookie === undefined ? { basic: BASIC } : { cookie }),
        ...(body === undefined ? {} : { body }),
      }),
  };
}

type Api = ReturnType<typeof apiOf>;

/** Somebody invited into a workspace, who signed up by the link and accepted. */
async function invited(url: string, { send }: Api, workspace: string, body: Body = {}): Promise<SignedIn> {
  const { email, name } = newIdentity();
  const { items } = await send<List<{ link: string }>>("POST", `/workspaces/${workspace}/invitations`, {
    emails: [email],
    ...body,
  });
  const token = tokenIn(items[0]?.link ?? "");
  const person = await signUp(url, { email, name, invitation: token });
  await send("POST", `/invitations/${token}/accept`, {}, person.cookie);
  return person;
}

async function groupsAndRoles(url: string, api: Api): Promise<void> {
  const { ask, send } = api;
  const machine = await send<{ id: string; credential: { accessKey: string; secretKey: string } }>(
    "POST",
    "/workspaces/vision/service-accounts",
    { name: "Build server", role: "viewer" },
  );
  const seen = await callApi<{ actor: { type: string } }>(url, "/whoami", { basic: machine.credential });
  expect(seen.actor.type).toBe("service_account");
  const group = await send<{ id: string }>("POST", "/workspaces/vision/groups", {
    name: "Labellers",
    members: [{ type: "service_account", id: machine.id }],
  });
  const role = await send<{ id: string }>("POST", "/workspaces/vision/roles", {
    level: "workspace",
    name: "Without projects",
    from: "viewer",
    permissions: ["workspace.read", "member.list", "member.leave"],
  });
  const labeller = await invited(url, api, "vision", { role: role.id, groups: [group.id] });
  const members = await ask<List<{ id: string }>>(`/workspaces/vision/groups/${group.id}/members`);
  expect(members.items).toHaveLength(2);
  await ask("/workspaces/vision/members", labeller.cookie);
  await expect(ask("/workspaces/vision/projects", labeller.cookie)).rejects.toThrow("permission_missing");
  await send("DELETE", `/workspaces/vision/service-accounts/${machine.id}`);
  await expect(callApi(url, "/whoami", { basic: machine.credential })).rejects.toThrow("401");
}

async function links(url: string, { send }: Api): Promise<void> {
  const { link } = await send<{ link: string }>("POST", "/workspaces/vision/invitation-links", {
    role: "viewer",
    useMaximum: 1,
  });
  const token = tokenIn(link);
  const [first, second] = [await signUp(url, { ...newIdentity(), invitation: token }), newIdentity()];
  await send("POST", `/invitation-links/${token}/accept`, {}, first.cookie);
  // The one use is gone, also for signing up where sign-up is closed.
  await expect(signUp(url, { ...second, invitation: token })).rejects.toThrow("sign_up_closed");
}

async function collaborators(url: string, api: Api): Promise<void> {
  const { ask, send } = api;
  const at = "/workspaces/vision/projects/closed-circle";
  const member = await invited(url, api, "vision");
  await expect(ask(at, member.cookie)).rejects.toThrow("404");
  await send("POST", `${at}/collaborators`, { email: member.email, access: { job: "all", dataset: "read" } });
  const found = await ask<{ role: string; permissions: string[] }>(at, member.cookie);
  expect(found.permissions).not.toContain("collaborator.add");
  await send("PUT", `${at}/collaborators/${member.id}`, { role: "admin" });
  const grown = await ask<{ permissions: string[] }>(at, member.cookie);
  expect(grown.permissions).toContain("collaborator.add");
  const { email, name } = newIdentity();
  const item = await send<{ link: string }>("POST", `${at}/collaborators`, { email, external: true });
  const token = tokenIn(item.link);
  const outsider = await signUp(url, { email, name, invitation: token });
  await send("POST", `/invitations/${token}/accept`, {}, outsider.cookie);
  await ask(at, outsider.cookie);
  await expect(ask("/workspaces/vision/members", outsider.cookie)).rejects.toThrow("404");
  await send("DELETE", `${at}/collaborators/${outsider.id}`);
  await expect(ask(at, outsider.cookie)).rejects.toThrow("404");
}

async function projects(url: string, api: Api): Promise<void> {
  const { ask, send } = api;
  const maker = await invited(url, api, "vision");
  const at = "/workspaces/vision/projects/mine";
  await send("POST", "/workspaces/vision/projects", { name: "Mine" }, maker.cookie);
  await send("POST", `${at}/archive`, {}, maker.cookie);
  await expect(send("PATCH", at, { name: "Other" }, maker.cookie)).rejects.toThrow("archived");
  await send("POST", `${at}/unarchive`, {}, maker.cookie);
  await send("DELETE", `${at}?name=Mine`, undefined, maker.cookie);
  await expect(ask(at, maker.cookie)).rejects.toThrow("404");
  await expect(send("POST", "/workspaces/vision/projects", { name: "Mine", slug: "mine" })).rejects.toThrow("taken");
  await send("POST", `${at}/restore`, {}, maker.cookie);
  // The organization's owner owns everything below, so may move it; its former address goes on leading to it.
  await send("POST", `${at}/move`, { to: "research" });
  expect((await ask<{ slug: string }>(at)).slug).toBe("mine");
  const heir = await invited(url, api, "research");
  await send("POST", "/workspaces/research/projects/mine/hand-over", { user: heir.id });
  const { owner } = await ask<{ owner: { id: string } }>("/workspaces/research/projects/mine", heir.cookie);
  expect(owner.id).toBe(heir.id);
}

async function endings(url: string, api: Api): Promise<void> {
  const { ask, send } = api;
  const [leaver, heir] = [await invited(url, api, "vision"), await invited(url, api, "vision")];
  await send("POST", "/workspaces/vision/projects", { name: "Left behind" }, leaver.cookie);
  const until = new Date(Date.now() + 86_400_000).toISOString();
  await send("PUT", `/workspaces/vision/members/${heir.id}/end-date`, { expiresAt: until });
  await send("PUT", `/workspaces/vision/members/${heir.id}/end-date`, { expiresAt: null });
  const preview = await ask<{ owned: { total: number } }>(`/workspaces/vision/members/${leaver.id}/removal`);
  expect(preview.owned.total).toBe(1);
  await send("POST", `/organizations/acme/members/${leaver.id}/suspend`, {});
  await expect(ask("/workspaces/vision/projects", leaver.cookie)).rejects.toThrow("suspended");
  await send("POST", `/organizations/acme/members/${leaver.id}/resume`, {});
  const receipt = await send<{ handedOver: { total: number } }>(
    "DELETE",
    `/workspaces/vision/members/${leaver.id}?handOverTo=${heir.id}`,
  );
  expect(receipt.handedOver.total).toBe(1);
  await expect(ask("/workspaces/vision/projects", leaver.cookie)).rejects.toThrow("404");
  const inbox = await ask<List<{ kind: string }>>("/inbox", heir.cookie);
  expect(inbox.items.map(({ kind }) => kind)).toContain("project.handed-over");
}

async function places({ ask, send }: Api): Promise<void> {
  await send("POST", "/workspaces", { organization: "acme", name: "Short", slug: "short" });
  await send("POST", "/organizations/acme/workspaces/short/archive", {});
  await expect(send("POST", "/workspaces/short/projects", { name: "Late" })).rejects.toThrow("archived");
  await send("DELETE", "/organizations/acme/workspaces/short?name=Short");
  await expect(ask("/workspaces/short")).rejects.toThrow("404");
  await send("POST", "/organizations/acme/workspaces/short/restore", {});
  expect((await ask<{ status: string }>("/workspaces/short")).status).toBe("archived");
}

const PARTS: readonly (readonly [string, (url: string, api: Api) => Promise<void>])[] = [
  ["service accounts, groups and custom roles", groupsAndRoles],
  ["a link for whoever holds it", links],
  ["collaborators with a role, an access map, and from outside", collaborators],
  ["projects that are archived, deleted, restored, moved and handed over", projects],
  ["people who are suspended and removed", endings],
  ["workspaces that are archived, deleted and restored", (_url, api) => places(api)],
];

test("people come, change and go by REST alone", { tag: "@main" }, async () => {
  test.setTimeout(240_000);
  const { product, end } = await startInitialized();
  const { url } = product;
  const api = apiOf(url);
  try {
    await api.send("POST", "/workspaces", { organization: "acme", name: "Vision", slug: "vision" });
    await api.send("POST", "/workspaces/vision/projects", { name: "Closed circle" });
    for (const [title, part] of PARTS) await test.step(title, () => part(url, api));
    const audit = await api.ask<List<{ action: string }>>("/organizations/acme/audit?limit=200&result=done");
    const actions = new Set(audit.items.map(({ action }) => action));
    for (const action of ["group.create", "role.create", "collaborator.update", "project.move", "member.remove"]) {
      expect(actions, action).toContain(action);
    }
    expect(product.takeErrors()).toEqual([]);
  } finally {
    await end();
  }
});
