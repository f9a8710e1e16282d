/** Which files the program writes into an output folder, and so may replace and remove. */

/** Whether a path in the folder of a report is one that a run may have written. */
export function isOwnFile(path: string): boolean {
  return /^(?:report\.html|papers\.csv|(?:topics|run)\.json|charts\/(?:topic-\d+-words|topic-sizes|topic-map|topic-splits|topic-relations|topics-over-time|sweep)\.(?:vl\.json|svg))$/.test(
    path,
  );
}

/** Whether `tune` may have written it. */
export function isEvidenceFile(path: string): boolean {
  return /^(?:evidence\.json|charts\/(?:topic-splits|sweep)\.(?:vl\.json|svg))$/.test(path);
}
