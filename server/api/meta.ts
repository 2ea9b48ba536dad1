import type { OpenApiMeta } from "trpc-to-openapi";
import type { AccountReach } from "../access/authorize";
import type { Freshness } from "../access/limits/proofs";
import type { Level, Permission } from "../access/permissions";
import type { AgentPermission } from "../access/rights/permissions-of-people";
import type { Columns } from "../paging";

/** A printable document. */
export interface Printed {
  /** Without its ending. */
  name: string;
  bytes: Uint8Array;
}

/** What each procedure declares: who may call it, and its REST route. */
export interface Meta extends OpenApiMeta {
  level?: Level | "public";
  permission?: Permission;
  /** A dangerous step: who acts by a session has proved who they are within ten minutes; `first`: by more than a code. */
  fresh?: Freshness;
  /** What a credential may name in place of the permission: agents call it too, each for as far as it may there. */
  agents?: AgentPermission;
  /**
   * On what shows a secret again: its answer is kept for no retry, which would be told it without being asked for a fresh
   * sign-in or a right, and without a row of the audit.
   */
  reveals?: true;
  /** Why a public procedure needs no caller. */
  reason?: string;
  /** How far a credential goes at the account's level. */
  reach?: AccountReach;
  /** On a write that takes a CSV file too, as `text/csv` in place of JSON with the field `csv`; up to 5 MiB. */
  takesCsv?: boolean;
  /** On a write of a picture: the file itself may be the body, up to 1 MiB, in place of JSON with the field `picture`. */
  takesPicture?: true;
  /** On a write that takes much at once: its body may have up to 5 MiB. */
  takesMuch?: true;
  /** On a read that answers a text by itself, in the format that `Accept` names, with an ETag. */
  negotiated?: true;
  /** On a list that can be exported: `PATH.csv` has these columns, `PATH.json` the items as they are. */
  exported?: Columns;
  /** On a read whose answer can be printed: `PATH.pdf` answers it as a PDF. */
  printed?: (value: unknown) => Promise<Printed>;
}
