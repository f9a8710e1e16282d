/** What a paper is registered as, in one spelling: arXiv ids without their version, DOIs in small letters. */

const arxiv =
  /(?:^|\barxiv:\s?|\barxiv\.|\/)(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,3})?$/;
const arxivPage =
  /^https?:\/\/(?:www\.|export\.)?(?:arxiv\.org\/(?:abs|pdf|html)|huggingface\.co\/papers|alphaxiv\.org\/abs)\//;
const doi = /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s?)?(10\.\d{4,9}\/\S{1,300})$/;

/**
 * The ids that `id` and `url` hold, such as `arxiv:2405.14906`, `doi:10.1145/3292500`, or `id:` with any other id as
 * given; equal for two spellings or versions of one. An address counts only where it is that of such an id.
 */
export function identifiers(id: string, url: string): string[] {
  const own = id === '' ? '' : (registered(id) ?? `id:${id}`);
  const linked = url === '' ? '' : (registered(url) ?? '');
  return [...new Set([own, linked])].filter((name) => name !== '');
}

function registered(text: string): string | null {
  if (text.length > 400) return null;
  const plain = text.toLowerCase().replace(/[?#].*$|(?:\.pdf)?\/*$/, '');
  const isAddress = /^https?:/.test(plain);
  const asDoi = doi.exec(plain)?.[1];
  if (asDoi === undefined && isAddress && !arxivPage.test(plain)) return null;
  // arXiv's own DOIs hold the arXiv id.
  const number = arxiv.exec(asDoi?.replace(/^10\.48550\//, '') ?? plain)?.[1];
  if (number !== undefined && (asDoi === undefined || asDoi.startsWith('10.48550/')))
    return `arxiv:${number}`;
  return asDoi === undefined ? null : `doi:${asDoi}`;
}
