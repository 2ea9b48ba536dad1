import { trpc } from "@/app/_lib/trpc";
import type {
  BuiltInRole,
  CreatedCredentialView,
  CredentialView,
  NewCredentialInput,
} from "@/server/credentials/schema";

import type { ChangedPlace, CredentialPlace, DefaultKeyPlace } from "./place";

interface Named {
  credential: string;
}

type NewCredentialValues = NewCredentialInput & { role?: BuiltInRole | undefined };

interface CredentialCalls {
  create: (input: NewCredentialValues) => Promise<CreatedCredentialView>;
  relabel: (input: Named & { label: string }) => Promise<CredentialView>;
  rotate: (input: Named & { overlapSeconds: number }) => Promise<CreatedCredentialView>;
  setNetworks: (input: Named & { networks: string[] }) => Promise<CredentialView>;
  revoke: (input: Named) => Promise<CredentialView>;
  enable: (input: Named) => Promise<CredentialView>;
}

type Changes = Omit<CredentialCalls, "create">;
type KeyCalls = Pick<CredentialCalls, "create" | "rotate" | "revoke">;

function inWorkspace(workspace: string): Changes {
  const { relabel, rotate, setNetworks, revoke, enable } = trpc.credentials;
  return {
    relabel: (input) => relabel.mutate({ workspace, ...input }),
    rotate: (input) => rotate.mutate({ workspace, ...input }),
    setNetworks: (input) => setNetworks.mutate({ workspace, ...input }),
    revoke: (input) => revoke.mutate({ workspace, ...input }),
    enable: (input) => enable.mutate({ workspace, ...input }),
  };
}

function inOrganization(organization: string): CredentialCalls {
  const { create, relabel, rotate, setNetworks, revoke, enable } = trpc.organizationCredentials;
  return {
    create: (input) => create.mutate({ organization, ...input }),
    relabel: (input) => relabel.mutate({ organization, ...input }),
    rotate: (input) => rotate.mutate({ organization, ...input }),
    setNetworks: (input) => setNetworks.mutate({ organization, ...input }),
    revoke: (input) => revoke.mutate({ organization, ...input }),
    enable: (input) => enable.mutate({ organization, ...input }),
  };
}

function inProject(at: { workspace: string; project: string }): CredentialCalls {
  const { create, relabel, rotate, setNetworks, revoke, enable } = trpc.projectCredentials;
  return {
    create: (input) => create.mutate({ ...at, ...input }),
    relabel: (input) => relabel.mutate({ ...at, ...input }),
    rotate: (input) => rotate.mutate({ ...at, ...input }),
    setNetworks: (input) => setNetworks.mutate({ ...at, ...input }),
    revoke: (input) => revoke.mutate({ ...at, ...input }),
    enable: (input) => enable.mutate({ ...at, ...input }),
  };
}

/** There is one at most, so no call names it. */
function ofDefaultKey({ organization }: DefaultKeyPlace): KeyCalls {
  const { create, rotate, revoke } = trpc.defaultKey;
  return {
    create: ({ role: _, ...input }) => create.mutate({ organization, ...input }),
    rotate: ({ overlapSeconds }) => rotate.mutate({ organization, overlapSeconds }),
    revoke: () => revoke.mutate({ organization }),
  };
}

/** What can be done with the credentials of a place. */
export function callsAt(place: ChangedPlace): CredentialCalls;
export function callsAt(place: CredentialPlace): KeyCalls;
export function callsAt(place: CredentialPlace): KeyCalls {
  if (place.kind === "default-key") return ofDefaultKey(place);
  if (place.kind === "project") return inProject({ workspace: place.workspace, project: place.project });
  if (place.kind === "organization") return inOrganization(place.organization);
  const { workspace } = place;
  const changes = inWorkspace(workspace);
  if (place.kind === "workspace") {
    return { ...changes, create: (input) => trpc.credentials.create.mutate({ workspace, ...input }) };
  }
  const { serviceAccount } = place;
  return {
    ...changes,
    create: (input) => trpc.credentials.createForMachine.mutate({ workspace, serviceAccount, ...input }),
  };
}
