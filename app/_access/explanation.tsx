import type { ReactNode } from "react";

import { Notice } from "@/app/_components/page/notice";
import { Section } from "@/app/_components/page/section";
import type { Clock } from "@/app/_lib/format";
import { typeName, typesName } from "@/app/_resources/type-names";
import { DENIAL_SENTENCES, STEPS, WHY } from "@/app/_sentences/access/decisions";
import type { ExplanationView, PathView } from "@/server/decisions/schema/explain";

import { PathGraph, type PathNode, type PathWay } from "./path-graph";
import { PathWords } from "./path-words";
import { stepNode, type StepReader } from "./steps";

interface ExplanationProps {
  answer: ExplanationView;
  /** What was asked for. */
  permission: string;
  /** The visitor asked about themself. */
  own: boolean;
  reader: StepReader;
  clock: Clock;
  /** Below the answer: what can be done about it. */
  children: ReactNode;
}

/** More ways than these say nothing more. */
const DRAWN = 6;

/** "Training set", "everything in Speech". */
export function thingOf({ resource }: ExplanationView, { types }: StepReader): string {
  const { type, id, name, project } = resource;
  if (id !== null) return name ?? (type === null ? id : `${typeName(types, type)} ${id}`);
  if (project !== null) {
    const place = project.name ?? WHY.aProject;
    return type === null ? WHY.everythingIn(place) : WHY.typeIn(typesName(types, type), place);
  }
  return type === null ? WHY.thisThing : WHY.typeHere(typesName(types, type));
}

export function whoOf({ actor }: ExplanationView, own: boolean): string {
  return own ? WHY.yourself : (actor.name ?? actor.id);
}

function endOf(answer: ExplanationView, reader: StepReader): PathNode {
  const { type, id, project } = answer.resource;
  const kind =
    id === null && project !== null ? WHY.project : type === null ? WHY.resource : typeName(reader.types, type);
  return { key: "to", kind, label: thingOf(answer, reader) };
}

function startOf(answer: ExplanationView, own: boolean): PathNode {
  const kind = STEPS.kinds[answer.actor.type ?? "actor"] ?? "";
  return { key: "from", kind, label: whoOf(answer, own) };
}

/** The boxes between the two ends: the thing itself is the end. */
function wayOf(path: PathView, index: number, answer: ExplanationView, reader: StepReader, clock: Clock): PathWay {
  const { id, project } = answer.resource;
  const end = id ?? project?.id ?? "";
  const between = path.steps.filter((step) => step.kind !== "actor" && step.id !== end);
  return {
    key: String(index),
    nodes: between.map((step, at) => stepNode(step, at, reader)),
    ends: !path.enough,
    words: <PathWords path={path} reader={reader} clock={clock} />,
  };
}

function waysOf(answer: ExplanationView, reader: StepReader, clock: Clock): PathWay[] {
  const paths = answer.allowed ? answer.paths.filter(({ enough }) => enough) : answer.paths;
  const ways = paths.slice(0, DRAWN).map((path, index) => wayOf(path, index, answer, reader, clock));
  if (ways.length > 0) return ways;
  const none: PathNode = { key: "none", kind: WHY.or, label: WHY.noWay, tone: "danger" };
  return [{ key: "none", nodes: [{ ...none, kind: "" }], ends: true, words: WHY.noWayText }];
}

function Denials({ answer }: { answer: ExplanationView }) {
  if (answer.denials.length === 0) return null;
  return (
    <ul className="mt-1 grid list-disc gap-1 pl-4" aria-label={WHY.reasons}>
      {answer.denials.map(({ reason, name }) => (
        <li key={`${reason} ${name ?? ""}`}>{DENIAL_SENTENCES[reason](name ?? "")}</li>
      ))}
    </ul>
  );
}

/** The answer as a sentence, the ways drawn and in words, and what would change it. */
export function Explanation({ answer, permission, own, reader, clock, children }: ExplanationProps) {
  const { allowed } = answer;
  const say = allowed ? WHY.yes : WHY.no;
  const sentence = say(whoOf(answer, own), WHY.verbs[permission] ?? permission, thingOf(answer, reader));
  const found = answer.paths.length > 0;
  const title = own ? WHY.waysTitleOwn : WHY.waysTitle;
  return (
    <div className="grid gap-6">
      <Notice tone={allowed ? "ok" : "danger"} title={sentence}>
        <Denials answer={answer} />
      </Notice>
      <Section
        title={allowed || !found ? title : WHY.waysMissing}
        description={allowed || !found ? undefined : WHY.waysMissingText}
      >
        <div className="panel p-4 sm:p-5">
          <PathGraph
            label={WHY.ways}
            or={WHY.or}
            from={startOf(answer, own)}
            to={endOf(answer, reader)}
            ways={waysOf(answer, reader, clock)}
          />
        </div>
      </Section>
      {children}
    </div>
  );
}
