import type { Cell, Row, Tone } from "@/app/_components/table/types";
import { CREDENTIAL } from "@/app/_sentences/machines/credential";
import { PROVISIONING } from "@/app/_sentences/sso/provisioning";
import type { CallView, TokenView } from "@/server/provisioning/schema";

const TONES: Readonly<Record<TokenView["status"], Tone>> = { active: "ok", expired: "neutral", revoked: "neutral" };

/** Who has seen the token, and that they could not make it today, while it opens the door. */
function makerOf({ createdBy, makerMay, status }: TokenView): Cell {
  const name = createdBy ?? PROVISIONING.makerLeft;
  return makerMay || status !== "active" ? name : { text: name, note: PROVISIONING.makerMayNot };
}

export function tokenRow(token: TokenView): Row {
  const { id, label, status, overPolicy, createdAt, expiresAt, lastUsedAt } = token;
  return {
    id,
    name: label,
    cells: {
      label,
      status: {
        text: PROVISIONING.statuses[status],
        tone: TONES[status],
        ...(overPolicy ? { note: CREDENTIAL.overPolicyNote } : {}),
      },
      by: makerOf(token),
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
