/** Long work in steps, between which others have their turn: what threads have done is heard of, and they are given more. */

/** Takes all steps; `see` is shown what each yields, and may take its time. */
export async function inTurns<Step, Result>(
  steps: Generator<Step, Result>,
  see: (step: Step) => void | Promise<void>,
): Promise<Result> {
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return next.value;
    await see(next.value);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Takes all steps at once. */
export function atOnce<Result>(steps: Generator<unknown, Result>): Result {
  for (let next = steps.next(); ; next = steps.next()) if (next.done) return next.value;
}
