import type { Row, Tone } from "@/app/_components/table-types";
import { PROVISIONING } from "@/app/_lib/provisioning-sentences";
import type { CallView, TokenView } from "@/server/provisioning/schema";

const TONES: Readonly<Record<TokenView["status"], Tone>> = { active: "ok", expired: "neutral", revoked: "neutral" };

export function tokenRow({ id, label, status, createdBy, createdAt, expiresAt, lastUsedAt }: TokenView): Row {
  return {
    id,
    name: label,
    cells: {
      label,
      status: { text: PROVISIONING.statuses[status], tone: TONES[status] },
      by: createdBy,
      created: createdAt,
      used: lastUsedAt,
      ends: expiresAt,
    },
    actions: status === "active" ? ["revoke"] : [],
  };
}

export function callRow({ id, at, method, path, status, detail, milliseconds, tokenLabel }: CallView): Row {
  const call = `${method} ${path}`;
  return {
    id,
    name: call,
    cells: {
      when: at,
      call: { text: call, ...(tokenLabel === null ? {} : { note: tokenLabel }) },
      result: { text: String(status), tone: status < 400 ? "ok" : status < 500 ? "warn" : "danger" },
      answer: detail === "" ? null : detail,
      duration: PROVISIONING.milliseconds(milliseconds),
    },
  };
}
