import { DOMParser } from "@xmldom/xmldom";

export const SAML_PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
export const SAML_ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
export const SAML_METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
export const XML_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

const ELEMENT_NODE = 1;

/** The document's element; null for what the parser has even a warning about. Well-formedness was looked at before. */
export function parseXml(text: string): Element | null {
  let faults = 0;
  const count = () => {
    faults += 1;
  };
  const parser = new DOMParser({ errorHandler: { warning: count, error: count, fatalError: count } });
  try {
    const { documentElement } = parser.parseFromString(text, "text/xml");
    return faults > 0 ? null : documentElement;
  } catch {
    return null;
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}

/** The elements directly inside of one, in their order. */
export function children(parent: Element): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) if (isElement(node)) found.push(node);
  return found;
}

/** An element and all inside of it. */
export function elements(root: Element): Element[] {
  const found = [root];
  // The list grows while it is walked: each element adds its children.
  for (const element of found) found.push(...children(element));
  return found;
}

export function is(element: Element, namespace: string, name: string): boolean {
  return element.namespaceURI === namespace && element.localName === name;
}

/** The elements of this name directly inside of one. */
export function named(parent: Element, namespace: string, name: string): Element[] {
  return children(parent).filter((child) => is(child, namespace, name));
}

/** The one element of this name directly inside of another; null where there is none, or more than one. */
export function only(parent: Element | null, namespace: string, name: string): Element | null {
  if (parent === null) return null;
  const [first, ...more] = named(parent, namespace, name);
  return first !== undefined && more.length === 0 ? first : null;
}

export function attribute(element: Element | null, name: string): string | null {
  return element?.hasAttribute(name) ? element.getAttribute(name) : null;
}

/** The text of an element that holds nothing but text; null for an empty one. */
export function textOf(element: Element | null): string | null {
  if (element === null || children(element).length > 0) return null;
  return element.textContent.trim() === "" ? null : element.textContent;
}
