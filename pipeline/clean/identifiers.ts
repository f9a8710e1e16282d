/** What a paper is registered as, in one spelling: arXiv ids without their version, DOIs in small letters. */
import type { Draft } from '../types.ts';

const arxiv =
  /(?:^|\barxiv:\s?|\barxiv\.|\/)(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,3})?$/;
const arxivPage =
  /^https?:\/\/(?:www\.|export\.)?(?:arxiv\.org\/(?:abs|pdf|html)|huggingface\.co\/papers|alphaxiv\.org\/abs)\//;
const doi = /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s?)?(10\.\d{4,9}\/\S{1,300})$/;

/** Of PubMed, which is a bare number. */
const pmid =
  /^(?:pmid:? ?|https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/)(\d{1,9})$/;

/**
 * The ids that a record holds, such as `arxiv:2405.14906`, `doi:10.1145/3292500`, `pmid:35757629`, or `id:` with any other
 * id as given; equal for two spellings or versions of one. An address counts only where it is that of such an id.
 */
export function identifiers({ id, ids, url }: Pick<Draft, 'id' | 'ids' | 'url'>): string[] {
  const own = id === '' ? '' : (registered(id) ?? `id:${id}`);
  const others = [...ids, url].map((text) => (text === '' ? null : registered(text)));
  return [...new Set([own, ...others.flatMap((name) => name ?? [])])].filter((name) => name !== '');
}

/** The page of a registered id; `''` for any other. */
export function pageOf(identifier: string): string {
  const at = identifier.indexOf(':');
  const [kind, name] = [identifier.slice(0, at), identifier.slice(at + 1)];
  if (kind === 'doi')
    return `https://doi.org/${encodeURI(name).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
  if (kind === 'arxiv') return `https://arxiv.org/abs/${name}`;
  return kind === 'pmid' ? `https://pubmed.ncbi.nlm.nih.gov/${name}/` : '';
}

/** A DOI, an arXiv id or a PubMed number in one spelling; null for anything else. */
export function registered(text: string): string | null {
  if (text.length > 400) return null;
  const plain = text.toLowerCase().replace(/[?#].*$|(?:\.pdf)?\/*$/, '');
  const number = pmid.exec(plain)?.[1];
  if (number !== undefined) return `pmid:${Number(number)}`;
  const isAddress = /^https?:/.test(plain);
  const asDoi = doi.exec(plain)?.[1];
  if (asDoi === undefined && isAddress && !arxivPage.test(plain)) return null;
  // arXiv's own DOIs hold the arXiv id.
  const preprint = arxiv.exec(asDoi?.replace(/^10\.48550\//, '') ?? plain)?.[1];
  if (preprint !== undefined && (asDoi === undefined || asDoi.startsWith('10.48550/')))
    return `arxiv:${preprint}`;
  return asDoi === undefined ? null : `doi:${asDoi}`;
}
