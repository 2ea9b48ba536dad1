import type { ReactNode } from "react";

import { LinkButton } from "@/app/_components/link-button";
import { Section } from "@/app/_components/page/section";
import { urls } from "@/app/_lib/urls";
import { CHANGE_SENTENCES, OWN_CHANGE_SENTENCES } from "@/app/_sentences/access/changes";
import { STEPS, WHY } from "@/app/_sentences/access/decisions";
import { ROLES } from "@/app/_sentences/access/role-names";
import type { ChangeView, ExplanationView } from "@/server/decisions/schema/explain";

import { thingOf, whoOf } from "./explanation";
import { fixLink } from "./fix-link";
import { ruleSentence } from "./rule-change";
import type { StepReader } from "./steps";

interface FixesProps {
  answer: ExplanationView;
  own: boolean;
  reader: StepReader;
  /** Slug. */
  organization: string;
  /** The button by which the visitor asks for access themself. */
  request: ReactNode;
}

function toText(to: string | null): string {
  if (to === "read" || to === "modify") return STEPS.gives[to].toLowerCase();
  return ROLES[to ?? ""] ?? to ?? "";
}

function sentenceOf(change: ChangeView, { answer, own, reader }: FixesProps): string {
  const { kind, actor, group, project, resource, to } = change;
  const who = own ? WHY.yourself.toLowerCase() : (actor?.name ?? whoOf(answer, false));
  const what = group?.name ?? resource?.name ?? project?.name ?? thingOf(answer, reader);
  if (kind === "access-rule.update" || kind === "access-rule.remove") {
    return ruleSentence(change, { answer, own, reader, who, what, to: toText(to) });
  }
  const sentence = (own ? OWN_CHANGE_SENTENCES[kind] : undefined) ?? CHANGE_SENTENCES[kind];
  return sentence(who, what, toText(to));
}

function Change({ change, props }: { change: ChangeView; props: FixesProps }) {
  const { answer, organization, own, reader } = props;
  const { workspace } = reader;
  // Nobody needs a right over others to go themself, and it is done where one's own workspaces are.
  const leaves = own && change.kind === "member.remove";
  const href = leaves ? urls.account.workspaces() : fixLink(change, { workspace, organization, answer });
  const allowed = leaves || change.allowed;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 flex-1 basis-72">
        <p>{sentenceOf(change, props)}</p>
        {change.othersToo ? <p className="text-muted text-sm">{WHY.others}</p> : null}
        {change.awaited ? <p className="text-muted text-sm">{WHY.awaited}</p> : null}
        {allowed ? null : <p className="text-muted text-sm">{WHY.askAdmin[change.level]}</p>}
      </div>
      {allowed && href !== undefined ? <LinkButton href={href}>{WHY.go}</LinkButton> : null}
    </div>
  );
}

/** The smallest changes that flip the answer, each with the way to it for who may make it. */
export function Fixes(props: FixesProps) {
  const { answer, request } = props;
  const { fixes, allowed } = answer;
  if (fixes.length === 0) return request === null ? null : <div>{request}</div>;
  return (
    <Section
      title={allowed ? WHY.fixesAllowed : WHY.fixes}
      description={WHY.fixesText}
      actions={request === null ? undefined : request}
    >
      <ul className="panel divide-line divide-y">
        {fixes.map(({ changes }) => (
          <li key={changes.map(({ kind, call }) => `${kind} ${call.path}`).join(" ")} className="grid gap-2 px-4 py-3">
            {changes.length > 1 ? <p className="text-muted text-sm">{WHY.together}</p> : null}
            {changes.map((change) => (
              <Change key={`${change.kind} ${change.call.path}`} change={change} props={props} />
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
