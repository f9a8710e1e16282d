/** The few parts of a page's own world that the tests ask for, so that the rest of the project stays without it. */
export interface PageElement {
  readonly tagName: string;
  readonly className: unknown;
  readonly id: string;
  readonly outerHTML: string;
  readonly textContent: string | null;
  readonly parentElement: PageElement | null;
  readonly namespaceURI: string | null;
  readonly childNodes: Iterable<{ readonly nodeType: number; readonly textContent: string | null }>;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  /** Of links. */
  readonly protocol?: string;
  getBoundingClientRect(): Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
  closest(selector: string): PageElement | null;
  matches(selector: string): boolean;
  checkVisibility(): boolean;
  scrollIntoView(options: { readonly block: 'center'; readonly behavior: 'instant' }): void;
  querySelectorAll(selector: string): Iterable<PageElement>;
  dispatchEvent(event: Event): boolean;
  append(child: PageElement): void;
}

export interface PageDocument {
  readonly body: PageElement;
  readonly documentElement: PageElement;
  readonly scripts: ArrayLike<PageElement>;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  getElementById(id: string): PageElement | null;
  createElement(name: string): PageElement & { src: string; textContent: string | null };
  addEventListener(kind: string, listener: (event: PolicyViolation) => void): void;
}

/** What a `securitypolicyviolation` tells. */
export interface PolicyViolation {
  readonly violatedDirective: string;
  readonly blockedURI: string;
}

export type PageStyle = Readonly<
  Record<'backgroundColor' | 'color' | 'fill' | 'stroke' | 'direction', string>
> & { getPropertyValue(name: string): string };

export interface PageWindow {
  readonly location: { readonly hash: string };
  /** What the watcher of these tests has seen. */
  violations: string[];
  /** What a hostile list would set. */
  readonly __pwned?: number;
  readonly axe: {
    run(
      context: PageDocument,
      options: object,
    ): Promise<{
      readonly violations: readonly AxeResult[];
      readonly passes: readonly AxeResult[];
    }>;
  };
}

interface AxeResult {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}
