import { expect, test } from "vitest";
import { projectView } from "@/server/projects/schema";
import { workspaceView } from "@/server/workspaces/schema";
import { roleName } from "./role-names";

test.each([...new Set([...projectView.shape.role.options, ...workspaceView.shape.role.options])])(
  "what somebody is in a place is told in words: %s",
  (role) => {
    expect(roleName(role)).toMatch(/^[A-Z]/);
  },
);
