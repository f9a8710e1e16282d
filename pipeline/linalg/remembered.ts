/** What is asked for over and over of one thing, found once. */

/**
 * Gives what `make` makes of a thing by a key. Of each thing only what was made for the last key is kept, as long as the thing can
 * be reached. The thing may not change; what was made may only be added to.
 */
export function remembered<Thing extends object, Made>(): (
  thing: Thing,
  key: string,
  make: () => Made,
) => Made {
  const last = new WeakMap<Thing, { readonly key: string; readonly made: Made }>();
  return (thing, key, make) => {
    const known = last.get(thing);
    if (known?.key === key) return known.made;
    const made = make();
    last.set(thing, { key, made });
    return made;
  };
}
