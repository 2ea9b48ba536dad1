import "server-only";

import { Explanation } from "@/app/_access/explanation";
import { Fixes } from "@/app/_access/fixes";
import { RequestAccess } from "@/app/_access/request-access";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Notice } from "@/app/_components/page/notice";
import type { PickerOption } from "@/app/_components/picker/types";
import { readClock } from "@/app/_lib/time/clock";
import { readTypes } from "@/app/_resources/read-types";
import { typeName } from "@/app/_resources/type-names";
import { WHY } from "@/app/_sentences/access/decisions";
import { caller } from "@/server/api/caller";
import type { ExplanationView } from "@/server/decisions/schema/explain";

import { WhyForm } from "./why-form";
import { ANSWER_ID, type WhyQuestion } from "./why-query";

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

/** What the named actions are asked of. */
const TYPE_OF: Readonly<Record<string, string>> = {
  "job.notebook": "job",
  "model.create-version": "model",
  "queue.manage": "queue",
};

/** What a resource is of, where the address does not say. */
async function typeOf(workspace: string, { resource, type, permission }: WhyQuestion): Promise<string> {
  if (type !== "") return type;
  const { resources } = await caller();
  return resources.get({ workspace, resource }).then(
    (found) => found.type,
    () => TYPE_OF[permission] ?? ANY_TYPE,
  );
}

async function targetOf(workspace: string, question: WhyQuestion) {
  const { resource, project, type } = question;
  if (resource !== "") return { type: await typeOf(workspace, question), id: resource };
  return type === "" ? { project } : { project, type };
}

type Target = Awaited<ReturnType<typeof targetOf>>;

/** Whether what is asked can be asked of it: an answer to anything else would mean nothing. */
function canBeAsked({ permission, from }: WhyQuestion, target: Target): boolean {
  const needed = TYPE_OF[permission];
  if (needed === undefined) return true;
  if (permission === "queue.manage") return target.type === undefined || target.type === needed;
  return target.type === needed && "id" in target && (permission !== "model.create-version" || from !== "");
}

async function explain(workspace: string, question: WhyQuestion, target: Target, own: boolean) {
  const { decisions } = await caller();
  const { actor, permission, from } = question;
  const job = permission === "model.create-version" ? { from: { type: "job", id: from } } : {};
  return decisions.explain({ workspace, permission, resource: target, ...job, ...(own ? {} : { actor }) });
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
  const { actor, resource, project, from } = question;
  const label = answer?.actor.name;
  const thing = answer?.resource;
  const target: PickerOption[] = [];
  if (resource !== "") {
    const kind = thing?.type == null ? {} : { kind: typeName(types, thing.type) };
    target.push({ value: resource, label: thing?.name ?? resource, ...kind });
  } else if (project !== "") {
    target.push({ value: project, label: thing?.project?.name ?? project, kind: WHY.project });
  }
  const job = from === "" ? [] : [{ value: from, label: from, kind: WHY.byId }];
  return { actor: actor === "" ? [] : [{ value: actor, label: label ?? actor }], target, from: job };
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
  const fits = target === null || canBeAsked(question, target);
  const askable = fits && (own || others);
  const answer = target === null || !askable ? null : await explain(workspace, question, target, own);
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
      {fits ? null : <Notice tone="warn">{WHY.asksOf[question.permission]}</Notice>}
      {asked ? null : <EmptyState title={WHY.nothingAsked}>{WHY.nothingAskedText}</EmptyState>}
      {target === null || answer === null ? null : (
        <div id={ANSWER_ID} tabIndex={-1} className="outline-none">
          <Answer props={props} target={target} answer={answer} />
        </div>
      )}
    </div>
  );
}
