/** What is asked for over and over of one thing: found once, and kept as long as the thing is. */

/** Gives what `make` makes of a thing by a key; of each thing what was made last is kept. Neither may change afterwards. */
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
