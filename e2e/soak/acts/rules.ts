import { change } from "../change";
import { ABSENT, enter, type Thing } from "../ledger";
import { everywhere } from "./machines";
import { keepId, type Noun, type Writer } from "./nouns";

/** A resource of the private project that no other act touches. */
async function resourceFor(writer: Writer, externalId: string): Promise<string | null> {
  const { owner: as, place, ledger } = writer;
  const body = { resources: [{ type: "job", externalId, name: "1", project: place.project }] };
  const call = { method: "POST", path: `/workspaces/${place.workspace}/resources`, body, as } as const;
  const thing = enter(ledger, "resource", externalId);
  const made = await change<{ items: { id: string }[] }>(writer, thing, {
    to: "1",
    action: "resource.register",
    call,
  });
  return made?.items[0]?.id ?? null;
}

async function checkRule(writer: Writer, thing: Thing, state: string): Promise<void> {
  const resource = { type: "job", id: thing.notes.resource };
  const checks = ["read", "modify"].map((permission) => ({ permission, resource }));
  const path = `/workspaces/${writer.place.workspace}/access/check`;
  const items = [{ allowed: state !== ABSENT }, { allowed: state === "modify" }];
  const call = { method: "POST", path, body: { checks }, as: writer.machine.as } as const;
  const what = `access rule on ${thing.key}, which is ${state}`;
  await everywhere(writer, call, what, (_, text) => text === JSON.stringify({ items }));
}

/** Access rules on one resource of the private project each: made, changed, removed; and what they allow. */
export const ACCESS_RULES: Noun = {
  kind: "access rule",
  keep: keepId,
  most: 6,
  make: async (writer, name) => {
    const { owner: as, place, machine } = writer;
    const resource = await resourceFor(writer, name);
    if (resource === null) return null;
    const body = { resourceType: "job", resource, permission: "read", serviceAccounts: [machine.id] };
    const call = { method: "POST", path: `/workspaces/${place.workspace}/access-rules`, body, as } as const;
    return { key: name, notes: { resource }, step: { to: "read", action: "access-rule.create", call } };
  },
  steps: ({ owner: as, place }, { id }, state) => {
    const path = `/workspaces/${place.workspace}/access-rules/${id}`;
    const permission = state === "read" ? "modify" : "read";
    return [
      { to: permission, action: "access-rule.update", call: { method: "PATCH", path, body: { permission }, as } },
      { to: ABSENT, action: "access-rule.remove", call: { method: "DELETE", path, as } },
    ];
  },
  look: checkRule,
};
