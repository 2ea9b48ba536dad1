"use client";

import type { ComponentProps } from "react";

import { SelectField } from "@/app/_components/form/fields";
import { useCustomRoles } from "@/app/_people/use-custom-roles";
import { WORKSPACE_ROLE_OPTIONS } from "@/app/_sentences/access/role-names";

interface RoleFieldProps extends Omit<ComponentProps<typeof SelectField>, "options"> {
  workspace: string;
  /** Without the admin's role, for links that many hold. */
  withoutAdmin?: boolean;
}

/** The product's roles, and then the workspace's own. */
export function RoleField({ workspace, withoutAdmin = false, ...field }: RoleFieldProps) {
  const custom = useCustomRoles(workspace);
  const own = WORKSPACE_ROLE_OPTIONS.filter(({ value }) => !withoutAdmin || value !== "admin");
  return <SelectField {...field} options={[...own, ...custom]} />;
}
