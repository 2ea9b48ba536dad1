import { cloneElement, type ReactElement } from "react";

import type { Permission } from "@/server/access/permissions";

import { RIGHTS } from "./sentences";

interface CanProps {
  permission: Permission;
  /** What the caller may do here, as the page got it from the server. */
  rights: readonly string[];
  /** Shows the button refused and says which right is missing, instead of hiding it. */
  explain?: boolean;
  children: ReactElement<{ disabledReason?: string | undefined }>;
}

/** Hides what the caller may not do. A courtesy only: the procedure decides. */
export function Can({ permission, rights, explain = false, children }: CanProps) {
  if (rights.includes(permission)) return children;
  return explain ? cloneElement(children, { disabledReason: RIGHTS.missing(permission) }) : null;
}
