import type { ReactNode } from "react";

import { DescriptionList } from "@/app/_components/page/description-list";
import { Section } from "@/app/_components/page/section";
import { StatusBadge } from "@/app/_components/table/status-badge";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { CHECK_WORDS, TEST } from "@/app/_sentences/sso/connection-test";
import { MAPPINGS } from "@/app/_sentences/sso/mappings";
import type { TestView } from "@/server/identity-providers/schema/test-result";

const TONES = { passed: "ok", failed: "danger", skipped: "neutral" } as const;

/** Each check in words, and what to do where it failed. */
export function Checks({ checks }: Pick<TestView, "checks">) {
  return (
    <Section title={TEST.checks}>
      <ul className="panel divide-line divide-y">
        {checks.map(({ check, result, detail }) => (
          <li key={check} className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[14rem_8rem_1fr]">
            <span className="font-medium">{CHECK_WORDS[check].name}</span>
            <span>
              <StatusBadge tone={TONES[result]}>{TEST.results[result]}</StatusBadge>
            </span>
            <span className="grid min-w-0 gap-1">
              {detail === undefined ? null : <span className="text-muted text-sm wrap-anywhere">{detail}</span>}
              {result === "failed" ? <span>{CHECK_WORDS[check].fix}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Identity = NonNullable<TestView["identity"]>;
type Preview = NonNullable<TestView["preview"]>;

function shown(value: Identity[keyof Identity]): ReactNode {
  if (value === null) return <span className="text-muted">{TEST.absent}</span>;
  if (typeof value === "boolean") return value ? TEST.yes : TEST.no;
  if (typeof value === "string") return <span className="break-all">{value}</span>;
  return value.length === 0 ? TEST.none : listed(value);
}

function listed(values: readonly string[]): ReactNode {
  if (values.length === 0) return TEST.none;
  return (
    <ul className="grid gap-1">
      {values.map((value) => (
        <li key={value} className="break-all">
          {value}
        </li>
      ))}
    </ul>
  );
}

const VALUES = ["subject", "email", "emailVerified", "name", "givenName", "familyName", "picture", "groups"] as const;

export function Mapped({ identity }: { identity: Identity }) {
  return (
    <Section title={TEST.mapped} description={TEST.mappedText}>
      <DescriptionList items={VALUES.map((name) => ({ label: TEST.values[name], value: shown(identity[name]) }))} />
    </Section>
  );
}

function roleName(role: string | null): string {
  if (role === null) return TEST.none;
  const known = [...MAPPINGS.organizationRoles, ...MAPPINGS.workspaceRoles].find(({ value }) => value === role);
  return known?.label ?? role;
}

/** What a real sign-in would do; nothing of it was done. */
export function Outcome({ preview }: { preview: Preview }) {
  const { way, reason, organizationRole, workspaces, groups } = preview;
  return (
    <Section title={TEST.outcome}>
      <DescriptionList
        items={[
          { label: TEST.way, value: way === null ? messageOf(reason) : TEST.ways[way] },
          { label: TEST.organizationRole, value: roleName(organizationRole) },
          {
            label: TEST.workspaces,
            value: listed(workspaces.map(({ name, role }) => TEST.inWorkspace(roleName(role), name))),
          },
          {
            label: TEST.groups,
            value: listed(groups.map(({ name, workspace }) => TEST.inWorkspace(name, workspace))),
          },
        ]}
      />
    </Section>
  );
}

export function Claims({ claims }: Pick<TestView, "claims">) {
  return (
    <Section title={TEST.claims} description={TEST.claimsText}>
      {claims === null ? (
        <p>{TEST.noClaims}</p>
      ) : (
        <pre className="panel overflow-x-auto p-4 text-sm" tabIndex={0} aria-label={TEST.claims}>
          {JSON.stringify(claims, null, 2)}
        </pre>
      )}
    </Section>
  );
}
