import { beforeAll, describe, expect, test } from "vitest";
import { invitationMail } from "@/server/mail/templates";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { call, queries } from "@/server/testing/doors/procedures";
import { customRole, group } from "@/server/testing/factories/groups-and-roles";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { builtInGroup, vault } from "@/server/testing/factories/vaults";
import { organization, person, project, workspace, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { placeOf, tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let caller: ReturnType<typeof callerOf>;
let key: string;
let team: string;
let role: string;
let room: { workspace: string };
let configuration: { groups: string[]; format: "hocon"; content: string };
let vaultId: string;
beforeAll(async () => {
  of = await tenant();
  caller = callerOf(of.owner);
  key = (await credential(of.owner, of.workspace)).id;
  team = (await group(of.organization.workspace, of.owner)).id;
  role = (await customRole(of.organization.workspace, of.owner)).id;
  room = { workspace: of.workspace.id };
  configuration = { groups: [(await builtInGroup(of.workspace)).id], format: "hocon", content: "" };
  vaultId = (await vault(of.workspace, of.owner)).id;
});

/** Every way to give something a name that others read. */
const NAMING: readonly (readonly [string, (name: string) => Promise<unknown>])[] = [
  ["a person", (name) => caller.accounts.update({ name })],
  ["a new organization", (name) => caller.organizations.create({ name })],
  ["an organization", (name) => caller.organizations.rename({ organization: of.organization.id, name })],
  ["a new workspace", (name) => caller.workspaces.create({ organization: of.organization.id, name })],
  ["a workspace", (name) => caller.workspaces.rename({ workspace: of.workspace.id, name })],
  ["a new project", (name) => caller.projects.create({ workspace: of.workspace.id, name })],
  ["a project", (name) => caller.projects.rename({ workspace: of.workspace.id, project: of.project.id, name })],
  ["a new group", (name) => caller.groups.create({ workspace: of.workspace.id, name })],
  ["a group", (name) => caller.groups.update({ workspace: of.organization.workspace.id, group: team, name })],
  ["a new role", (name) => caller.roles.create({ workspace: of.workspace.id, level: "workspace", name })],
  ["a role", (name) => caller.roles.update({ workspace: of.organization.workspace.id, role, name })],
  ["a new service account", (name) => caller.serviceAccounts.create({ workspace: of.workspace.id, name })],
  ["a new vault", (name) => caller.vaults.create({ ...room, ...configuration, name })],
  ["a vault", (name) => caller.vaults.update({ ...room, vault: vaultId, name })],
  ["a new credential", (label) => caller.credentials.create({ workspace: of.workspace.id, label })],
  ["a credential", (label) => caller.credentials.relabel({ workspace: of.workspace.id, credential: key, label })],
];

const REFUSED: Readonly<Record<string, string>> = {
  "a megabyte": "x".repeat(1_048_576),
  "101 letters": "x".repeat(101),
  NUL: "a\u0000b",
  "a line end": "a\r\nBcc: b@example.com",
  "an escape sequence of terminals": "a\u001b[2Jb",
  "a right-to-left override": "a\u202egnp.exe",
  "a right-to-left isolate": "a\u2067b",
  "a zero-width space": "adm\u200bin",
  "a zero-width joiner": "adm\u200din",
  "a soft hyphen": "adm\u00adin",
  "a word joiner": "adm\u2060in",
  "a deprecated format character": "adm\u206ain",
  "a letter without a shape": "adm\u3164in",
  "a tag character": "admin\u{e0041}",
  "a byte order mark": "ad\ufeffmin",
  "a lone surrogate": "a\ud800b",
};

const INERT: readonly string[] = [
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "</title><script>alert(1)</script>",
  "javascript:alert(1)",
  "{{constructor.constructor('alert(1)')()}}",
  "${7*7} %s %n",
  "=HYPERLINK(1)",
  "'; drop table users; --",
  "../../etc/passwd",
];

describe.each(NAMING)("%s", (_what, give) => {
  test.each(Object.entries(REFUSED))("gets no name with %s", async (_case, name) => {
    expect(await refusalOf(give(name))).toMatch(/^INVALID invalid_value \((name|label)\)$/);
  });

  test("may be called like code, which stays the text that it is", async () => {
    for (const name of INERT) {
      const made = await give(name);
      expect([Reflect.get(Object(made), "name"), Reflect.get(Object(made), "label")]).toContain(name);
    }
  });
});

describe("a letter with such names", () => {
  test("holds no tag, no link but our own, and one line in its subject", () => {
    for (const name of [...INERT, "https://evil.example/x", "evil.example", "a\r\nBcc: b@example.com"]) {
      const { subject, html, text } = invitationMail(name, name, name, 7, "http://localhost:3000/invitations/x");
      expect(subject).not.toMatch(/[\r\n]/);
      expect(html.replace(/<(?!\/?(html|head|meta|title|body|p|a|br|!doctype)\b)/gi, "TAG")).not.toContain("TAG");
      expect(html).not.toMatch(/<(script|img|svg)/i);
      expect([html, text].join("\n")).not.toMatch(/evil\.example/);
      expect([...html.matchAll(/href="([^"]*)"/g)].map(([, link]) => link)).toEqual([
        "http://localhost:3000/invitations/x",
      ]);
    }
  });
});

describe("a search for such texts", () => {
  test.each(queries)("is answered by $path as any other one", async (procedure) => {
    const who: Person = procedure.meta.level === "instance" ? await person({ operator: true }) : of.owner;
    for (const search of ["\u0000", "a\u0000b", "%", "_", "\\", "\ud800", "'", "\u202e"]) {
      const input = { ...placeOf(procedure.meta.level, of), search, purpose: "set_up", token: search };
      const code = await call(procedure, who.actor, input).then(
        (outcome) => outcome.code,
        () => "a fault of ours",
      );
      // EXPIRED: no sign-in waits in this browser.
      expect(["done", "INVALID", "NOT_FOUND", "EXPIRED"], JSON.stringify(search)).toContain(code);
    }
  });
});

describe("a name by which something is found", () => {
  const unique = NAMING.filter(([what]) => /group|role|service account/.test(what));

  test.each(unique)("of %s is no id of anything and no reserved word, in whatever letters", async (_what, give) => {
    const victim = await tenant();
    const ids = [victim.organization.id, victim.workspace.id, victim.project.id, victim.owner.id, "grp_", "ROL_x"];
    const words = ["new", "settings", "API", "sign-in", "Workspaces", "admin", "\uff41dmin"];
    for (const name of [...ids, ...ids.map((id) => id.toUpperCase()), ...words]) {
      expect(await refusalOf(give(name)), name).toBe("INVALID invalid_value (name)");
    }
  });

  test.each(unique)("of %s is not another's in other letters", async (what, give) => {
    const room = what.startsWith("a new") ? of.workspace : of.organization.workspace;
    const name = `Vision Team of ${what}`;
    if (what.endsWith("group")) await group(room, of.owner, { name });
    else if (what.endsWith("role")) await customRole(room, of.owner, { name });
    else await serviceAccount(room, { name });
    expect(await refusalOf(give(name.toUpperCase()))).toBe("CONFLICT taken (name)");
  });
});

describe("a slug", () => {
  const into: readonly (readonly [string, (slug: string) => Promise<unknown>])[] = [
    ["a new organization", (slug) => caller.organizations.create({ name: "x", slug })],
    ["an organization", (slug) => caller.organizations.rename({ organization: of.organization.id, slug })],
    ["a new workspace", (slug) => caller.workspaces.create({ organization: of.organization.id, name: "x", slug })],
    ["a workspace", (slug) => caller.workspaces.rename({ workspace: of.workspace.id, slug })],
    ["a new project", (slug) => caller.projects.create({ workspace: of.workspace.id, name: "x", slug })],
    ["a project", (slug) => caller.projects.rename({ workspace: of.workspace.id, project: of.project.id, slug })],
  ];

  test.each(into)(
    "of %s is no id of anything, no reserved word and no text that an address could misread",
    async (_what, give) => {
      const victim = await tenant();
      const ids = [victim.organization.id, victim.workspace.id, victim.project.id, victim.owner.id, "org_", "PRJ_x"];
      const words = ["new", "settings", "API", "sign-in", "well-known", "Workspaces", "admin"];
      const odd = ["a/b", "a b", "a.b", "%61", "..", "\u0430cme", "\uff41cme", "acm\u00e9", "", "x".repeat(65)];
      for (const slug of [...ids, ...ids.map((id) => id.toUpperCase()), ...words, ...odd]) {
        expect(await refusalOf(give(slug)), slug).toBe("INVALID invalid_value (slug)");
      }
    },
  );

  test.each(into)(
    "of %s is not another tenant's in other letters, nor one that the other had before",
    async (what, give) => {
      const other = await person();
      const home = await organization(other);
      const room = await workspace(home, other);
      await callerOf(other).organizations.rename({ organization: home.id, slug: `${home.slug}-Now` });
      await callerOf(other).workspaces.rename({ workspace: room.id, slug: `${room.slug}-Now` });
      const inside = await project(of.workspace, of.owner);
      await caller.projects.rename({ workspace: of.workspace.id, project: inside.id, slug: `${inside.slug}-Now` });
      const slugs = { organization: home.slug, workspace: room.slug, project: inside.slug };
      const kind = (["organization", "workspace", "project"] as const).find((name) => what.endsWith(name)) ?? "project";
      for (const slug of [slugs[kind], `${slugs[kind]}-now`].flatMap((text) => [text, text.toUpperCase()])) {
        expect(await refusalOf(give(slug)), slug).toBe("CONFLICT taken (slug)");
      }
    },
  );

  test("and an id in one place never lead to another tenant, even where a slug like the id stands in the table", async () => {
    const victim = await tenant();
    const spaces = [
      ["organization", of.organization.id, null, victim.organization.id],
      ["workspace", of.organization.id, of.workspace.id, victim.workspace.id],
    ];
    for (const [space, organizationId, workspaceId, slug] of spaces) {
      const columns = '"space", "slug", "organizationId", "workspaceId"';
      await sql(`insert into "slugs" (${columns}) values ($1, $2, $3, $4)`, space, slug, organizationId, workspaceId);
    }
    const victims = callerOf(victim.owner);
    expect(await victims.organizations.get({ organization: victim.organization.id })).toMatchObject({
      id: victim.organization.id,
    });
    expect(await victims.workspaces.get({ workspace: victim.workspace.id })).toMatchObject({ id: victim.workspace.id });
    expect(await refusalOf(caller.workspaces.get({ workspace: victim.workspace.id }))).toBe("NOT_FOUND not_found");
  });
});
