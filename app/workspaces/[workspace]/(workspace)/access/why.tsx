import "server-only";

import { Explanation } from "@/app/_access/explanation";
import { Fixes } from "@/app/_access/fixes";
import { RequestAccess } from "@/app/_access/request-access";
import { EmptyState } from "@/app/_components/empty-state";
import { Notice } from "@/app/_components/notice";
import type { PickerOption } from "@/app/_components/picker-types";
import { readClock } from "@/app/_lib/clock";
import { WHY } from "@/app/_lib/why-sentences";
import { readTypes } from "@/app/_resources/read-types";
import { typeName } from "@/app/_resources/type-names";
import { caller } from "@/server/api/caller";
import type { ExplanationView } from "@/server/decisions/schema/explain";

import { WhyForm } from "./why-form";
import type { WhyQuestion } from "./why-query";

interface WhyProps {
  /** Slug. */
  workspace: string;
  /** Slug. */
  organization: string;
  question: WhyQuestion;
  visitorId: string;
  rights: readonly string[];
}

/** The type of a resource goes with its id; who does not see it learns nothing by another type. */
const ANY_TYPE = "job";

/** What a resource is of, where the address does not say. */
async function typeOf(workspace: string, { resource, type }: WhyQuestion): Promise<string> {
  if (type !== "") return type;
  const { resources } = await caller();
  return resources.get({ workspace, resource }).then(
    (found) => found.type,
    () => ANY_TYPE,
  );
}

async function targetOf(workspace: string, question: WhyQuestion) {
  const { resource, project, type } = question;
  if (resource !== "") return { type: await typeOf(workspace, question), id: resource };
  return type === "" ? { project } : { project, type };
}

type Target = Awaited<ReturnType<typeof targetOf>>;

async function explain(workspace: string, question: WhyQuestion, target: Target, own: boolean) {
  const { decisions } = await caller();
  const { actor, permission } = question;
  return decisions.explain({ workspace, permission, resource: target, ...(own ? {} : { actor }) });
}

/** How the visitor asks an admin for what they lack. */
function requestFor({ workspace, question, rights }: WhyProps, target: Target, answer: ExplanationView) {
  const { permission } = question;
  if (answer.request === null || !rights.includes("access-request.create")) return null;
  const asked = permission === "modify" || permission === "queue.manage" ? "modify" : "read";
  const named = question.type === "" ? { id: question.resource } : { type: question.type, id: question.resource };
  const resource = "id" in target ? named : { project: target.project };
  return <RequestAccess workspace={workspace} resource={resource} permission={asked} />;
}

function knownOf(question: WhyQuestion, answer: ExplanationView | null, types: Readonly<Record<string, string>>) {
  const { actor, resource, project } = question;
  const label = answer?.actor.name;
  const thing = answer?.resource;
  const target: PickerOption[] = [];
  if (resource !== "") {
    const kind = thing?.type == null ? {} : { kind: typeName(types, thing.type) };
    target.push({ value: resource, label: thing?.name ?? resource, ...kind });
  } else if (project !== "") {
    target.push({ value: project, label: thing?.project?.name ?? project, kind: WHY.project });
  }
  return { actor: actor === "" ? [] : [{ value: actor, label: label ?? actor }], target };
}

async function Answer({ props, target, answer }: { props: WhyProps; target: Target; answer: ExplanationView }) {
  const { workspace, organization, question, visitorId, rights } = props;
  const own = question.actor === "" || question.actor === visitorId;
  const { names } = await readTypes(workspace);
  const reader = { workspace, types: names, rules: rights.includes("access-rule.list") };
  const request = own ? requestFor(props, target, answer) : null;
  return (
    <Explanation answer={answer} permission={question.permission} own={own} reader={reader} clock={await readClock()}>
      <Fixes answer={answer} own={own} reader={reader} organization={organization} request={request} />
    </Explanation>
  );
}

/** The question, and its answer where one is asked. */
export async function why(props: WhyProps) {
  const { workspace, question, visitorId, rights } = props;
  const { actor, resource, project } = question;
  const others = rights.includes("access.check");
  const own = actor === "" || actor === visitorId;
  const asked = resource !== "" || project !== "";
  const types = await readTypes(workspace);
  const target = asked ? await targetOf(workspace, question) : null;
  const answer = target === null || (!own && !others) ? null : await explain(workspace, question, target, own);
  return (
    <div className="grid gap-6">
      <WhyForm
        key={JSON.stringify(question)}
        workspace={workspace}
        question={question}
        others={others}
        known={knownOf(question, answer, types.names)}
        types={types.options}
      />
      {own || others ? null : <Notice tone="warn">{WHY.notYours}</Notice>}
      {asked ? null : <EmptyState title={WHY.nothingAsked}>{WHY.nothingAskedText}</EmptyState>}
      {target === null || answer === null ? null : <Answer props={props} target={target} answer={answer} />}
    </div>
  );
}
