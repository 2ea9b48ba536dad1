import { CHANGE_SENTENCES, RULE_CHANGES } from "@/app/_sentences/access/changes";
import { STEPS } from "@/app/_sentences/access/decisions";
import { ROLES } from "@/app/_sentences/access/role-names";
import type { ChangeView, ExplanationView, StepView } from "@/server/decisions/schema/explain";

import { givesText, stepText, type StepReader } from "./steps";

/** Where a rule stands in the ways: itself, what of the actor it names, and where it holds. */
interface RuleInWays {
  step: StepView;
  group: StepView | undefined;
  place: StepView | undefined;
}

/** The rule that a change is about, as one of the ways tells of it. */
export function ruleInWays({ rule }: ChangeView, { paths }: ExplanationView): RuleInWays | undefined {
  for (const { steps } of paths) {
    const at = steps.findIndex(({ kind, id }) => (kind === "rule" || kind === "share") && id === rule?.id);
    const step = steps[at];
    if (step === undefined) continue;
    const behind = steps.slice(at + 1).find(({ kind }) => ["workspace", "project", "resource"].includes(kind));
    const place = step.kind === "share" ? steps[at - 1] : behind;
    return { step, group: steps.slice(0, at).find(({ kind }) => kind === "group"), place };
  }
  return undefined;
}

function ruleText(found: RuleInWays | undefined, reader: StepReader, what: string): string {
  if (found === undefined) return RULE_CHANGES.on(what);
  const place = found.place === undefined ? what : stepText(found.place, reader);
  return found.step.kind === "share"
    ? RULE_CHANGES.sharing(place)
    : RULE_CHANGES.at(place, givesText(found.step, reader.types));
}

function idsIn(body: unknown, field: string): string[] {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, field) : undefined;
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** What else of the actor than themself a change takes out of a rule: a role or a group. */
function takenOut(removed: unknown, { paths }: ExplanationView): string | undefined {
  const [role] = idsIn(removed, "roles");
  if (role !== undefined) return RULE_CHANGES.everybodyWith(ROLES[role] ?? role);
  const [group] = idsIn(removed, "groups");
  if (group === undefined) return undefined;
  const steps = paths.flatMap((path) => path.steps);
  return steps.find(({ kind, id }) => kind === "group" && id === group)?.name ?? STEPS.unnamedGroup;
}

interface Told {
  answer: ExplanationView;
  /** The visitor asked about themself. */
  own: boolean;
  reader: StepReader;
  who: string;
  what: string;
  to: string;
}

/** What is done to a rule that is there, in words. */
export function ruleSentence(change: ChangeView, { answer, own, reader, who, what, to }: Told): string {
  const rule = ruleText(ruleInWays(change, answer), reader, what);
  const { body } = change.call;
  if (change.kind === "access-rule.remove") return CHANGE_SENTENCES[change.kind](who, rule, to);
  if (idsIn(body.remove, "sharedWith").length > 0) {
    return RULE_CHANGES.unshare(change.project?.name ?? STEPS.unnamedProject);
  }
  if (body.remove !== undefined) {
    const named = takenOut(body.remove, answer);
    return named === undefined && own ? RULE_CHANGES.takeOutYourself(rule) : RULE_CHANGES.takeOut(named ?? who, rule);
  }
  return "expiresAt" in body ? RULE_CHANGES.extend(rule, to) : CHANGE_SENTENCES["access-rule.update"](who, rule, to);
}
