/** A note beside the pointer. */

/** Where a note stands. */
type Pointed = Pick<MouseEvent, 'clientX' | 'clientY'>;

/** Puts the note into the page, and gives what shows in it a text, or the fields of an object (the first as its heading). */
export function tip(): (_: unknown, event: Pointed, __: unknown, value: unknown) => void {
  const box = document.createElement('div');
  box.className = 'tip';
  box.hidden = true;
  document.body.append(box);
  return (_, event, __, value) => {
    box.hidden = value === null || value === undefined || value === '';
    if (box.hidden) return;
    box.replaceChildren();
    if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([name, text], i) => {
        if (text === '') return;
        const line = document.createElement(i === 0 ? 'span' : 'small');
        line.textContent = i === 0 ? String(text) : `${name}: ${String(text)}`;
        box.append(line);
      });
    } else {
      box.textContent = String(value);
    }
    const { width, height } = box.getBoundingClientRect();
    const x = event.clientX + 14 + width > innerWidth ? event.clientX - 14 - width : event.clientX + 14;
    const y = event.clientY + 14 + height > innerHeight ? event.clientY - 14 - height : event.clientY + 14;
    box.style.left = `${Math.max(4, x)}px`;
    box.style.top = `${Math.max(4, y)}px`;
  };
}
