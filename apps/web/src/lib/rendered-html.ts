/** What the browser offers for Trusted Types; not yet among TypeScript's own types. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): { createHTML(html: string): TrustedHTML };
}

const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;

/**
 * The one policy by which a text becomes markup in our pages; the header names it, and the browser refuses every other way. It takes the
 * HTML of the api's own renderer and nothing else: that renderer's allow-list is the gate. Only `ui/prose.tsx` asks for it, and whoever reads the bare words of such HTML.
 */
const policy = trustedTypes?.createPolicy('rendered-html', { createHTML: (html) => html });

/** The api's rendered HTML, as the browser takes it where it knows of Trusted Types; as it is elsewhere. */
export const renderedHtml = (html: string): string | TrustedHTML => policy?.createHTML(html) ?? html;
