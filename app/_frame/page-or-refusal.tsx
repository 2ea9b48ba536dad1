import "server-only";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";

import { RequestAccess } from "@/app/_access/request-access";
import type { Requested } from "@/app/_access/request-access-form";
import { FocusedPage } from "@/app/_components/page/focused-page";
import { Refusal } from "@/app/_components/page/refusal";
import { permissionName } from "@/app/_credentials/limits/permission-name";
import { messageOf } from "@/app/_sentences/refusals/messages";
import { urls } from "@/app/_lib/urls";
import { FAILURE } from "@/app/_sentences/interface/page";
import { REFUSAL } from "@/app/_sentences/refusals/page";
import { PROOF_NEEDED } from "@/app/_sentences/sso/require-sso";
import { askedPath } from "@/server/api/next-request";
import { failPage, type PageFailure } from "@/server/api/page-answer";

import { requestedAt } from "./requested-at";

interface Wording {
  title: string;
  text: string;
  requestId?: string;
  links: { label: string; href: string }[];
  /** What access can be asked for here, whether it is there or not. */
  requested?: Requested;
}

const HOME = { label: FAILURE.toHome, href: urls.home() };

/** A page about a resource or a project that shows nothing: whoever was told of it can ask. */
function nothingAt(path: string): Wording {
  const requested = requestedAt(path);
  const common = { title: FAILURE.notFoundTitle, links: [HOME] };
  if (requested === null) return { ...common, text: FAILURE.notFoundText };
  return { ...common, text: `${FAILURE.notFoundText} ${REFUSAL.mayBe}`, requested };
}

/** What the organization asks for beside a right, and where it is done. */
function proofNeeded({ reason, detail, organizationId }: PageFailure, path: string): Wording | null {
  if (reason === "sso_required" && organizationId !== undefined) {
    const way = { label: PROOF_NEEDED.ssoAction, href: urls.signInTo(organizationId, path) };
    return { title: PROOF_NEEDED.ssoTitle, text: detail ?? PROOF_NEEDED.ssoText, links: [way, HOME] };
  }
  if (reason === "second_factor_required") {
    const way = { label: PROOF_NEEDED.factorAction, href: urls.account.security() };
    return { title: PROOF_NEEDED.factorTitle, text: PROOF_NEEDED.factorText, links: [way, HOME] };
  }
  return null;
}

function rightOf(permission: string): string {
  return REFUSAL.right(permissionName(permission), permission);
}

function wordingOf(failure: PageFailure, path: string): Wording {
  const { reason, code, permission, ask, requestId } = failure;
  const proof = proofNeeded(failure, path);
  if (proof !== null) return proof;
  const again = { label: FAILURE.again, href: path };
  const [first = path] = path.split("?", 1);
  if (reason === "not_found") return nothingAt(path);
  if (reason === "suspended") return { title: REFUSAL.suspended, text: messageOf(reason), links: [HOME] };
  if (code === "FORBIDDEN") {
    const text = permission === undefined ? messageOf(reason) : REFUSAL.missing(rightOf(permission), reason, ask);
    return { title: REFUSAL.forbidden, text, links: [HOME] };
  }
  if (code === "INVALID") {
    return { title: REFUSAL.invalid, text: messageOf(reason), links: [{ label: REFUSAL.withoutQuery, href: first }] };
  }
  if (reason === "database_unavailable") {
    return { title: REFUSAL.unavailable, text: messageOf(reason), requestId, links: [again] };
  }
  return { title: FAILURE.title, text: FAILURE.text, requestId, links: [again, HOME] };
}

async function wordingFor(thrown: unknown): Promise<Wording> {
  // Redirects are thrown too, and Next's own to catch.
  unstable_rethrow(thrown);
  const head = await headers();
  const failure = failPage(thrown, head);
  const path = askedPath(head);
  if (failure.reason === "sign_in_required") redirect(urls.signIn(path));
  return wordingOf(failure, path);
}

function Refused({ requested, ...refusal }: Omit<Wording, "title"> & { title?: string }) {
  return <Refusal {...refusal}>{requested === undefined ? null : <RequestAccess {...requested} />}</Refusal>;
}

/**
 * The content of a page. What the server refuses becomes a page that says so, with the status that belongs to it:
 * nothing there 404, a missing right 403, a database that does not answer 503.
 */
export async function page(render: () => Promise<ReactNode>): Promise<ReactNode> {
  try {
    return await render();
  } catch (error) {
    return <Refused {...await wordingFor(error)} />;
  }
}

/** As `page`, for what stands alone, without the frame. */
export async function focusedPage(render: () => Promise<ReactNode>): Promise<ReactNode> {
  try {
    return await render();
  } catch (error) {
    const { title, ...rest } = await wordingFor(error);
    return (
      <FocusedPage title={title} wide>
        <Refused {...rest} />
      </FocusedPage>
    );
  }
}
