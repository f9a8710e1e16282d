/** The part of vega-scenegraph, which brings no types of its own, that is used here. */
declare module 'vega-scenegraph' {
  /** How the width of text is told; may be set. */
  export const textMetrics: { width: (item: object, text: unknown) => number };
}
