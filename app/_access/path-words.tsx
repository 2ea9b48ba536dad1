import { Fragment } from "react";

import { exactDay, type Clock } from "@/app/_lib/format";
import { STEPS } from "@/app/_sentences/access/decisions";
import type { PathView, StepView } from "@/server/decisions/schema/explain";

import { roleText, stepHref, stepText, type StepReader } from "./steps";

interface PathWordsProps {
  path: Pick<PathView, "steps">;
  reader: StepReader;
  clock: Clock;
}

function link(step: StepView, reader: StepReader) {
  const text = stepText(step, reader);
  const href = stepHref(step, reader);
  if (href === undefined) return text;
  return (
    <a className="text-link" href={href}>
      {text}
    </a>
  );
}

function phrase(step: StepView, reader: StepReader) {
  const { words } = STEPS;
  switch (step.kind) {
    case "actor":
      return null;
    case "organization_role":
    case "workspace_role":
    case "collaborator":
      return words[step.kind](roleText(step));
    default:
      return (
        <>
          {words[step.kind]} {link(step, reader)}
        </>
      );
  }
}

function remarks({ state, expiresAt }: StepView, clock: Clock): string {
  const word = STEPS.states[state];
  const until = expiresAt === null || state !== "live" ? [] : [STEPS.until(exactDay(expiresAt, clock))];
  const all = [...(word === undefined ? [] : [word]), ...until];
  return all.length === 0 ? "" : ` (${all.join(", ")})`;
}

/** One way as a sentence: each part follows the one that it comes from. */
export function PathWords({ path, reader, clock }: PathWordsProps) {
  const told = path.steps.filter(({ kind }) => kind !== "actor");
  return (
    <>
      {told.map((step, index) => (
        <Fragment key={`${step.kind} ${step.id ?? ""}`}>
          {index === 0 ? null : ", "}
          {phrase(step, reader)}
          {remarks(step, clock)}
        </Fragment>
      ))}
    </>
  );
}
