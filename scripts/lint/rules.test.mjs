import { describe, expect, it } from "vitest";
import { refusal, resolveImport } from "./rules.mjs";

const refused = (file, target, typeOnly = false) => refusal(file, target, typeOnly) !== undefined;

describe("the import table", () => {
  it.each([
    ["app/account/page", "server/credentials/schema"],
    ["app/account/page", "server/api/caller"],
    ["app/_components/button", "app/_lib/format"],
    ["server/credentials/router", "server/credentials/commands/revoke-credential"],
    ["server/members/commands/invite", "server/invitations/commands"],
    ["server/members/commands", "server/audit/audited"],
    ["server/db/client", "prisma/generated/client"],
    ["server/members/commands.test", "prisma/generated/client"],
  ])("lets %s import %s", (file, target) => {
    expect(refused(file, target)).toBe(false);
  });

  it.each([
    ["app/account/page", "server/credentials/queries"],
    ["app/account/page", "server/db/client"],
    ["app/_components/button", "server/errors"],
    ["server/credentials/schema", "server/credentials/queries"],
    ["server/credentials/router", "server/members/commands"],
    ["server/members/queries", "server/members/commands"],
    ["server/members/commands", "server/db/client"],
    ["server/members/commands", "prisma/generated/client"],
    ["server/access/evaluate", "server/members/queries"],
    ["server/tasks/expire", "prisma/generated/client"],
    ["server/jobs/queue", "app/_lib/urls"],
    ["cli/main", "server/errors"],
  ])("refuses that %s imports %s", (file, target) => {
    expect(refused(file, target)).toBe(true);
  });

  it("lets commands name the transaction's type without its value", () => {
    expect(refused("server/members/commands", "server/db/tenant", true)).toBe(false);
    expect(refused("server/members/commands", "server/db/tenant")).toBe(true);
  });
});

describe("resolving an import", () => {
  it("knows the alias, relative paths and packages", () => {
    expect(resolveImport("server/members/commands", "@/server/errors")).toBe("server/errors");
    expect(resolveImport("server/members/commands", "../errors")).toBe("server/errors");
    expect(resolveImport("server/members/commands", "zod")).toBeUndefined();
  });
});
