import type { Metadata } from "next";

import { LinkButton } from "@/app/_components/link-button";
import { PageHeader } from "@/app/_components/page/page-header";
import { ProductMark } from "@/app/_components/shell/product-mark";
import { inShell } from "@/app/_frame/in-shell";
import { focusedPage } from "@/app/_frame/page-or-refusal";
import { urls } from "@/app/_lib/urls";
import { PRODUCT } from "@/app/_sentences/interface/page";
import { REFERENCE } from "@/app/_sentences/machines/api-reference";
import { visitor } from "@/server/api/caller";

import { Operation } from "./operation";
import { apiReference } from "./reference";

export const metadata: Metadata = { title: REFERENCE.title };

function anchorOf(group: string): string {
  return group.toLowerCase().replace(/\W+/g, "-");
}

async function Reference() {
  const groups = await apiReference();
  return (
    <>
      <PageHeader
        title={REFERENCE.title}
        description={REFERENCE.description}
        actions={<LinkButton href="/api/v1/openapi.json">{REFERENCE.document}</LinkButton>}
      />
      <div className="mb-6 grid max-w-prose gap-2">
        <p>{REFERENCE.signIn}</p>
        <p>
          {REFERENCE.oauth}{" "}
          <a className="text-link" href="/.well-known/oauth-authorization-server">
            {REFERENCE.metadata}
          </a>
        </p>
        <p>{REFERENCE.errors}</p>
      </div>
      <nav aria-label={REFERENCE.contents} className="mb-8 flex flex-wrap gap-x-4 gap-y-1">
        {groups.map(({ name }) => (
          <a key={name} href={`#${anchorOf(name)}`} className="text-link inline-flex min-h-[24px] items-center">
            {name}
          </a>
        ))}
      </nav>
      {groups.map(({ name, operations }) => (
        <section
          key={name}
          id={anchorOf(name)}
          aria-labelledby={`${anchorOf(name)}-title`}
          className="mb-10 grid gap-3"
        >
          <h2 id={`${anchorOf(name)}-title`} className="text-lg font-medium">
            {name}
          </h2>
          {operations.map((operation) => (
            <Operation key={operation.id} {...operation} />
          ))}
        </section>
      ))}
    </>
  );
}

/** Open to everybody: what programs can call is no secret. Whoever is signed in keeps the frame. */
async function content() {
  if ((await visitor()) !== null) return inShell({}, <Reference />);
  return (
    <div className="mx-auto max-w-4xl px-4 py-8">
      <header className="mb-6 flex items-center justify-between">
        <a href={urls.home()} className="inline-flex min-h-8 items-center gap-2 font-semibold">
          <ProductMark />
          {PRODUCT}
        </a>
        <LinkButton href={urls.home()}>{REFERENCE.toConsole}</LinkButton>
      </header>
      <main id="content">
        <Reference />
      </main>
    </div>
  );
}

export default async function ApiReferencePage() {
  return focusedPage(content);
}
