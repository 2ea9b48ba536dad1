import { ABSENT } from "../ledger";
import { keepId, type Noun } from "./nouns";

/** Projects: made, archived, deleted, restored. */
export const PROJECTS: Noun = {
  kind: "project",
  keep: keepId,
  most: 12,
  make: ({ owner: as, place }, name) => {
    const path = `/workspaces/${place.workspace}/projects`;
    const call = { method: "POST", path, body: { name, slug: name }, as } as const;
    return { key: name, step: { to: "active", action: "project.create", call } };
  },
  steps: ({ owner: as, place }, { id, key }, state) => {
    const path = `/workspaces/${place.workspace}/projects/${id}`;
    const act = (to: string, action: string, at: string) =>
      ({ to, action, call: { method: "POST", path: `${path}/${at}`, body: {}, as } }) as const;
    if (state === "deleted") return [act("active", "project.restore", "restore")];
    if (state === "archived") return [act("active", "project.unarchive", "unarchive")];
    const remove = { method: "DELETE", path, body: { name: key }, as } as const;
    return [act("archived", "project.archive", "archive"), { to: "deleted", action: "project.remove", call: remove }];
  },
};

/** Resources of the private project: registered, renamed, removed. The name counts the changes. */
export const RESOURCES: Noun = {
  kind: "resource",
  keep: (thing, body) => {
    const { items: [first] = [] } = body as { items?: { id: string }[] };
    if (first !== undefined) thing.id = first.id;
  },
  most: 30,
  make: ({ owner: as, place }, externalId) => {
    const resource = { type: "job", externalId, name: "1", project: place.project };
    const path = `/workspaces/${place.workspace}/resources`;
    const call = { method: "POST", path, body: { resources: [resource] }, as } as const;
    return {
      key: externalId,
      step: { to: "1", action: "resource.register", call },
    };
  },
  steps: ({ owner: as, place }, { id }, state) => {
    const path = `/workspaces/${place.workspace}/resources/${id}`;
    const name = String(Number(state) + 1);
    return [
      { to: name, action: "resource.update", call: { method: "PATCH", path, body: { name }, as } },
      { to: ABSENT, action: "resource.remove", call: { method: "DELETE", path, as } },
    ];
  },
};

/** Groups: made, removed. */
export const GROUPS: Noun = {
  kind: "group",
  keep: keepId,
  most: 10,
  make: ({ owner: as, place }, name) => {
    const path = `/workspaces/${place.workspace}/groups`;
    const call = { method: "POST", path, body: { name }, as } as const;
    return { key: name, step: { to: "there", action: "group.create", call } };
  },
  steps: ({ owner: as, place }, { id }) => {
    const path = `/workspaces/${place.workspace}/groups/${id}`;
    return [{ to: ABSENT, action: "group.remove", call: { method: "DELETE", path, as } }];
  },
};

/** A machine has one budget of a meter; budgets are told apart by their amounts, which nothing ever reaches. */
export const BUDGETS: Noun = {
  kind: "budget",
  keep: keepId,
  most: 1,
  make: ({ owner: as, place, machine }) => {
    const amount = String(10 ** 14 + Math.floor(Math.random() * 10 ** 14));
    const body = { scope: "service_account", target: machine.id, meter: "tokens", amount };
    const call = { method: "POST", path: `/organizations/${place.organization}/budgets`, body, as } as const;
    return { key: amount, step: { to: "soft", action: "budget.create", call } };
  },
  steps: ({ owner: as, place }, { id }, state) => {
    const path = `/organizations/${place.organization}/budgets/${id}`;
    const hardStop = state === "soft";
    return [
      {
        to: hardStop ? "hard" : "soft",
        action: "budget.update",
        call: { method: "PATCH", path, body: { hardStop }, as },
      },
      { to: ABSENT, action: "budget.remove", call: { method: "DELETE", path, as } },
    ];
  },
};

/** Vaults of administrators, each version with another content. */
export const VAULTS: Noun = {
  kind: "vault",
  keep: keepId,
  most: 3,
  make: ({ owner: as, place }, name) => {
    const content = JSON.stringify({ [name]: 1 });
    const body = { name, groups: [place.group], format: "json", content };
    const call = { method: "POST", path: `/workspaces/${place.workspace}/vaults`, body, as } as const;
    return { key: name, step: { to: "1", action: "vault.create", call } };
  },
  steps: ({ owner: as, place }, { id, key }, state) => {
    const path = `/workspaces/${place.workspace}/vaults/${id}`;
    const version = Number(state) + 1;
    const body = { format: "json", content: JSON.stringify({ [key]: version }), expectedVersion: Number(state) };
    return [
      { to: String(version), action: "vault.update", call: { method: "PATCH", path, body, as } },
      { to: ABSENT, action: "vault.remove", call: { method: "DELETE", path, as } },
    ];
  },
};
