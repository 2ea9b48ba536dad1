import "server-only";
import { randomBytes } from "node:crypto";

import type { Theme } from "@/app/_lib/theme-cookie";
import { STORED } from "@/app/_sentences/machines/storage";

/** As much of a text as is fetched and shown. */
const TEXT_BYTES = 65_536;

const STYLE = `
:root{color-scheme:light dark}:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}
body{margin:0;font:13px/1.5 system-ui,sans-serif;color:light-dark(#17181c,#ececee);background:light-dark(#fafafa,#0e0f11)}
img{display:block;max-width:100%;max-height:100vh;margin:auto}p{margin:0;padding:12px}
pre{margin:0;padding:12px;overflow:auto;max-height:100vh;box-sizing:border-box;white-space:pre-wrap;overflow-wrap:anywhere;font:12px/1.5 ui-monospace,monospace}
a{color:light-dark(#2450c4,#8fb2ff)}[hidden]{display:none}`;

const SHOW = "const show=(id)=>{document.getElementById(id).hidden=false};";

const IMAGE_SCRIPT = `${SHOW}
const image=document.querySelector("img");
const fail=()=>{image.hidden=true;show("failed")};
if(image.complete&&image.naturalWidth===0)fail();else image.addEventListener("error",fail);`;

/** One byte more is asked for than is shown, to learn whether there is more. Whatever comes is text and nothing else. */
const TEXT_SCRIPT = `${SHOW}
const box=document.querySelector("pre");
const limit=${TEXT_BYTES};
const read=async()=>{
const answer=await fetch(box.dataset.address,{headers:{range:"bytes=0-"+limit},referrerPolicy:"no-referrer",credentials:"omit",redirect:"error"});
if(!answer.ok||answer.body===null)throw new Error("refused");
const reader=answer.body.getReader();
const all=new Uint8Array(limit+1);
let size=0;
while(size<=limit){const {done,value}=await reader.read();if(done)break;const part=value.subarray(0,limit+1-size);all.set(part,size);size+=part.length}
await reader.cancel();
box.textContent=new TextDecoder().decode(all.subarray(0,Math.min(size,limit)));
if(size>limit)show("cut")};
read().catch(()=>{box.hidden=true;show("failed")});`;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

interface Written {
  title: string;
  body: string;
  theme: Theme;
  /** What may be fetched from elsewhere, as directives of the policy. */
  fetched: string;
  script: string;
  status: number;
}

function written({ title, body, theme, fetched, script, status }: Written): Response {
  const nonce = randomBytes(16).toString("base64");
  const scripts = script === "" ? "'none'" : `'nonce-${nonce}'`;
  const policy = `default-src 'none'; ${fetched}script-src ${scripts}; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${escaped(title)}</title><style nonce="${nonce}">${STYLE}</style>`;
  const run = script === "" ? "" : `<script nonce="${nonce}">${script}</script>`;
  const html = `<!doctype html><html lang="en" data-theme="${theme}"><head>${head}</head><body><div>${body}</div>${run}</body></html>`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy,
    "cache-control": "no-store",
  };
  return new Response(html, { status, headers });
}

interface Stored {
  name: string;
  theme: Theme;
  signed: { url: string; display: "image" | "text" | null };
}

/**
 * A document that fetches one stored object from the host of its signed address, and from nowhere else: the pages around
 * it keep their policy. An image is only ever an image, a text only ever text.
 */
export function storedDocument({ name, theme, signed: { url, display } }: Stored): Response {
  const { origin } = new URL(url);
  const title = STORED.frame(name);
  if (display === "image") {
    const body = `<img src="${escaped(url)}" alt="${escaped(name)}" referrerpolicy="no-referrer"><p id="failed" role="status" hidden>${STORED.failedImage}</p>`;
    return written({ title, body, theme, fetched: `img-src ${origin}; `, script: IMAGE_SCRIPT, status: 200 });
  }
  const open = `<a href="${escaped(url)}" target="_blank" rel="noopener noreferrer">${STORED.open}</a>`;
  const notes = `<p id="cut" hidden>${STORED.cut}</p><p id="failed" role="status" hidden>${STORED.failedText}</p><noscript><p>${STORED.needsScript} ${open}</p></noscript>`;
  const body = `<pre data-address="${escaped(url)}" tabindex="0" role="region" aria-label="${escaped(title)}">${STORED.loading}</pre>${notes}`;
  return written({ title, body, theme, fetched: `connect-src ${origin}; `, script: TEXT_SCRIPT, status: 200 });
}

/** In the place of an object, why there is none. */
export function refusedDocument(sentence: string, status: number, theme: Theme): Response {
  const body = `<p>${escaped(sentence)}</p>`;
  return written({ title: STORED.title, body, theme, fetched: "", script: "", status });
}

/** Leads the browser to the object itself, as its storage answers it. */
export function leadToStored(url: string): Response {
  return new Response(null, { status: 303, headers: { location: url, "cache-control": "no-store" } });
}
