import { describe, expect, it } from "vitest";
import type { CredentialView } from "@/server/credentials/schema";
import { credentialRow, limitsOf, rotatedByOwner } from "./credential-row";

const CREDENTIAL: CredentialView = {
  id: "crd_1",
  label: "Laptop",
  accessKey: "tnak_1",
  owner: { type: "user", id: "usr_1", name: "Member One", email: "member-0001@example.com", removed: false },
  project: null,
  projectRole: null,
  status: "active",
  scopes: null,
  networks: [],
  createdAt: "2026-11-01T00:00:00.000Z",
  createdBy: { id: "usr_1", name: "Member One" },
  expiresAt: null,
  overPolicy: false,
  secretVersion: 1,
  rotatedAt: null,
  previousEndsAt: null,
  revokedAt: null,
  revokedBy: null,
  revokedReason: null,
  lastUsedAt: null,
  lastUsedAddress: null,
  lastUsedAgent: null,
};

const clock = { now: Date.parse("2026-11-22T12:00:00Z"), locale: "en", timeZone: "UTC" };

describe("credentialRow", () => {
  it("names the end of the old secret key, and a life that is too long", () => {
    const row = credentialRow(
      { ...CREDENTIAL, previousEndsAt: "2026-11-22T14:00:00.000Z", overPolicy: true },
      { clock, owner: true },
    );
    expect(row.cells).toMatchObject({
      label: { text: "Laptop", note: "Member One" },
      status: { note: "the old secret key ends in 2 hours; over policy" },
    });
  });

  it("keeps one that is over, with who and why, and nothing to do with it", () => {
    const ended = {
      ...CREDENTIAL,
      status: "revoked" as const,
      revokedAt: "2026-11-22T10:00:00.000Z",
      revokedBy: { id: "usr_2", name: "Owner" },
      revokedReason: "removed" as const,
    };
    const row = credentialRow(ended, { clock });
    expect(row.actions).toEqual([]);
    expect(row.cells.status).toMatchObject({ note: "Its owner was removed by Owner, 2 hours ago" });
  });
});

describe("limitsOf", () => {
  it("says in few words what it may less", () => {
    expect(limitsOf(CREDENTIAL)).toBeNull();
    const scopes = { permissions: ["account.read", "workspace.read"], readOnly: true, project: "prj_1" };
    expect(limitsOf({ scopes, networks: ["192.0.2.0/24"] })).toBe("Read only, One project, 2 permissions, 1 network");
  });
});

describe("rotatedByOwner", () => {
  const machine = { ...CREDENTIAL, owner: { ...CREDENTIAL.owner, type: "service_account" as const, id: "sa_1" } };
  const gives = ["service-account.create-credential"];

  it("lets whoever learns the secret be its owner, or who gives a service account its credentials", () => {
    expect(rotatedByOwner("usr_1", [])?.(CREDENTIAL)).toBeUndefined();
    expect(rotatedByOwner("usr_2", [...gives, "credential.govern"])?.(CREDENTIAL)).toContain("Only its owner can");
    expect(rotatedByOwner("usr_2", gives)?.(machine)).toBeUndefined();
    expect(rotatedByOwner("usr_2", [])?.(machine)).toContain("Only its owner can");
  });
});
