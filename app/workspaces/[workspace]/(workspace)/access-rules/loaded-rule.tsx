"use client";

import { useEffect, useState } from "react";

import type { Option } from "@/app/_components/form/controls";
import { Notice } from "@/app/_components/page/notice";
import type { PickerOption } from "@/app/_components/picker/types";
import { RULES } from "@/app/_sentences/access/rules";
import { trpc } from "@/app/_lib/trpc";
import type { RuleSubjectView, RuleView } from "@/server/access-rules/schema";

import { RuleForm } from "./rule-form";
import { draftOf, type NamedSubjects, type RuleDraft, type SubjectField } from "./rule-values";

/** More than this nobody edits in a form. */
const MOST = 200;

type SubjectType = RuleSubjectView["type"];

async function fetchSubjects(workspace: string, rule: string, type: SubjectType, total: number) {
  if (total === 0 || total > MOST) return [];
  const page = await trpc.accessRules.listSubjects.query({ workspace, rule, type, limit: MOST, total: "none" });
  return page.items.map(({ id, name, email }): PickerOption => ({
    value: id,
    label: name,
    ...(email === null ? {} : { note: email }),
  }));
}

function keptOf({ subjects }: RuleView): RuleDraft["kept"] {
  const fields: readonly SubjectField[] = ["users", "serviceAccounts", "groups", "sharedWith"];
  const many = fields.filter((field) => subjects[field].total > MOST);
  return Object.fromEntries(many.map((field) => [field, subjects[field].total]));
}

async function fetchRule(workspace: string, id: string): Promise<RuleDraft> {
  const rule = await trpc.accessRules.get.query({ workspace, rule: id });
  const of = (type: SubjectType, field: SubjectField) => fetchSubjects(workspace, id, type, rule.subjects[field].total);
  const [users, serviceAccounts, groups, sharedWith] = await Promise.all([
    of("user", "users"),
    of("service_account", "serviceAccounts"),
    of("group", "groups"),
    of("project", "sharedWith"),
  ]);
  const named: NamedSubjects = { users, serviceAccounts, groups, sharedWith };
  return draftOf(rule, named, keptOf(rule));
}

interface LoadedRuleProps {
  workspace: string;
  types: readonly Option[];
  rule: string;
  onCancel: () => void;
  onSaved: () => void;
}

/** Fetches the rule as it is now, then shows its form. */
export function LoadedRule({ workspace, types, rule, onCancel, onSaved }: LoadedRuleProps) {
  const [state, setState] = useState<RuleDraft | "loading" | "failed">("loading");
  useEffect(() => {
    let wanted = true;
    fetchRule(workspace, rule).then(
      (found) => (wanted ? setState(found) : undefined),
      () => (wanted ? setState("failed") : undefined),
    );
    return () => {
      wanted = false;
    };
  }, [workspace, rule]);
  if (state === "loading") return <p role="status">{RULES.lookingUp}</p>;
  if (state === "failed") {
    return (
      <Notice tone="danger" live>
        {RULES.lookUpFailed}
      </Notice>
    );
  }
  return <RuleForm workspace={workspace} types={types} draft={state} onCancel={onCancel} onSaved={onSaved} />;
}
