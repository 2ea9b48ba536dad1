"use client";

import { useEffect, useState, type ComponentProps } from "react";

import type { Option } from "@/app/_components/controls";
import { SelectField } from "@/app/_components/fields";
import { trpc } from "@/app/_lib/trpc";
import { WORKSPACE_ROLE_OPTIONS } from "@/app/_lib/workspace-sentences";

interface RoleFieldProps extends Omit<ComponentProps<typeof SelectField>, "options"> {
  workspace: string;
  /** Without the admin's role, for links that many hold. */
  withoutAdmin?: boolean;
}

const MOST = 200;

/** The workspace's own roles, fetched once the form is there; none where they may not be seen. */
function useCustomRoles(workspace: string): readonly Option[] {
  const [roles, setRoles] = useState<readonly Option[]>([]);
  useEffect(() => {
    let shown = true;
    trpc.roles.list.query({ workspace, level: "workspace", limit: MOST, total: "none" }).then(
      ({ items }) => (shown ? setRoles(items.map(({ id, name }) => ({ value: id, label: name }))) : undefined),
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, [workspace]);
  return roles;
}

/** The product's roles, and then the workspace's own. */
export function RoleField({ workspace, withoutAdmin = false, ...field }: RoleFieldProps) {
  const custom = useCustomRoles(workspace);
  const own = WORKSPACE_ROLE_OPTIONS.filter(({ value }) => !withoutAdmin || value !== "admin");
  return <SelectField {...field} options={[...own, ...custom]} />;
}
