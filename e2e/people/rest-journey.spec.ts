import { callApi, newIdentity, signIn, signUp, tokenIn } from "../api";
import { expect, test } from "../fixtures";
import { BASIC, OWNER, startInitialized, type List } from "./initialized";

test("the same by REST alone, from an instance that the environment made", { tag: "@main" }, async () => {
  test.setTimeout(180_000);
  const { product, end } = await startInitialized();
  const { url } = product;
  const ask = <T>(path: string) => callApi<T>(url, path, { basic: BASIC });
  const send = <T>(method: string, path: string, body?: Readonly<Record<string, unknown>>) =>
    callApi<T>(url, path, { method, basic: BASIC, ...(body === undefined ? {} : { body }) });
  try {
    const who = await ask<{ organization: { slug: string } | null }>("/whoami");
    expect(who.organization?.slug).toBe("acme");
    await send("POST", "/workspaces", { organization: "acme", name: "Vision", slug: "vision" });
    await send("POST", "/workspaces/vision/projects", { name: "Open to all", visibility: "open" });
    await send("POST", "/workspaces/vision/projects", { name: "Closed circle" });

    const { email, name } = newIdentity();
    const invited = await send<List<{ status: string; link: string }>>("POST", "/workspaces/vision/invitations", {
      emails: [email],
      role: "member",
    });
    const token = tokenIn(invited.items[0]?.link ?? "");
    const pending = await ask<List<{ email: string }>>("/workspaces/vision/invitations?status=pending");
    expect(pending.items.map((item) => item.email)).toEqual([email]);

    // Sign-up is closed here: the invitation's token opens it for its own address.
    await expect(signUp(url)).rejects.toThrow("sign_up_closed");
    const colleague = await signUp(url, { email, name, invitation: token });
    const { cookie } = colleague;
    await callApi(url, `/invitations/${token}/accept`, { method: "POST", cookie });

    const mine = await callApi<List<{ slug: string; personal: boolean }>>(url, "/workspaces", { cookie });
    expect(mine.items.filter(({ personal }) => !personal).map(({ slug }) => slug)).toEqual(["research", "vision"]);
    const projects = await callApi<List<{ name: string }>>(url, "/workspaces/vision/projects", { cookie });
    expect(projects.items.map((item) => item.name)).toEqual(["Default", "Open to all"]);
    await expect(callApi(url, "/workspaces/vision/projects/closed-circle", { cookie })).rejects.toThrow("404");
    await expect(callApi(url, "/workspaces/vision/audit", { cookie })).rejects.toThrow("permission_missing");

    const body = { name: "Own of mine" };
    await callApi(url, "/workspaces/vision/projects", { method: "POST", body, cookie });
    await send("PATCH", `/workspaces/vision/members/${colleague.id}`, { role: "viewer" });
    const more = callApi(url, "/workspaces/vision/projects", { method: "POST", body: { name: "One more" }, cookie });
    await expect(more).rejects.toThrow("permission_missing");

    const key = await callApi<{ accessKey: string; secretKey: string }>(url, "/workspaces/vision/credentials", {
      method: "POST",
      body: { label: "Laptop" },
      cookie,
    });
    await callApi(url, "/workspaces/vision/projects", { basic: key });
    const ended = await send<{ credentials: { total: number } }>(
      "DELETE",
      `/workspaces/vision/members/${colleague.id}`,
    );
    expect(ended.credentials.total).toBe(1);
    await expect(callApi(url, "/workspaces/vision/projects", { cookie })).rejects.toThrow("404");
    await expect(callApi(url, "/workspaces/vision/projects", { basic: key })).rejects.toThrow("401");

    const audit = await ask<List<{ action: string; result: string; actor: { name: string | null } }>>(
      "/workspaces/vision/audit?limit=200",
    );
    const done = audit.items.filter(({ result }) => result === "done").map(({ action }) => action);
    for (const action of ["invitation.create", "invitation.accept", "member.change-role", "member.remove"]) {
      expect(done, action).toContain(action);
    }
    const refused = audit.items.filter(({ result }) => result === "refused").map(({ action }) => action);
    expect(refused).toContain("project.create");

    // The owner that the environment made signs in as everybody does.
    const owner = await signIn(url, OWNER.email, OWNER.password);
    await callApi(url, "/instance", { cookie: owner });
    expect(product.takeErrors()).toEqual([]);
  } finally {
    await end();
  }
});
