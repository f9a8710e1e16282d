import { describe, expect, it } from 'vitest';
import { identifiers, pageOf, registered } from '../../pipeline/clean/identifiers.ts';

const of = (id: string, url: string): string[] => identifiers({ id, ids: [], url });

describe('identifiers', () => {
  it.each([
    '2405.14906',
    '2405.14906v2',
    'arXiv:2405.14906',
    'arxiv: 2405.14906v12',
    'https://arxiv.org/abs/2405.14906v1',
    'http://arxiv.org/pdf/2405.14906v2.pdf',
    'https://arxiv.org/pdf/2405.14906',
    'https://arxiv.org/html/2405.14906v1/',
    'https://huggingface.co/papers/2405.14906#comments',
    '10.48550/arXiv.2405.14906',
    'https://doi.org/10.48550/arXiv.2405.14906',
  ])('of %j are the one arXiv id', (text) => {
    expect(of(text, '')).toEqual(['arxiv:2405.14906']);
  });

  it.each(['hep-th/9901001v3', 'arXiv:hep-th/9901001', 'https://arxiv.org/abs/hep-th/9901001'])(
    'of %j are the one old arXiv id',
    (text) => {
      expect(of(text, '')).toEqual(['arxiv:hep-th/9901001']);
    },
  );

  it.each([
    '10.1145/3292500.3330701',
    '10.1145/3292500.3330701/',
    'doi:10.1145/3292500.3330701',
    'DOI: 10.1145/3292500.3330701',
    'https://doi.org/10.1145/3292500.3330701',
    'http://dx.doi.org/10.1145/3292500.3330701',
    'HTTPS://DOI.ORG/10.1145/3292500.3330701',
  ])('of %j are the one DOI', (text) => {
    expect(of(text, '')).toEqual(['doi:10.1145/3292500.3330701']);
  });

  it('of DOIs do not depend on case', () => {
    expect(of('10.1016/J.CELL.2020.01.001', '')).toEqual(of('10.1016/j.cell.2020.01.001', ''));
  });

  it('tell an arXiv id from a DOI that ends like one', () => {
    expect(of('10.1000/2405.14906', '')).toEqual(['doi:10.1000/2405.14906']);
  });

  it('are any other id as given', () => {
    expect(of('W2741809807', '')).toEqual(['id:W2741809807']);
    expect(of('Pear', '')).not.toEqual(of('pear', ''));
    expect(of('row-2405.14906', '')).toEqual(['id:row-2405.14906']);
  });

  it('are those of the id and of the address, once', () => {
    expect(of('10.1000/pear', 'https://arxiv.org/abs/2405.14906')).toEqual([
      'doi:10.1000/pear',
      'arxiv:2405.14906',
    ]);
    expect(of('2405.14906', 'https://arxiv.org/abs/2405.14906v2')).toEqual(['arxiv:2405.14906']);
  });

  it('are none where nothing is known, and addresses of other pages are none', () => {
    expect(of('', '')).toEqual([]);
    expect(of('', 'https://fruit.example/papers/2405.14906')).toEqual([]);
    expect(of('', 'https://fruit.example/10.1000/pear')).toEqual([]);
  });

  it('may be asked of a million characters', () => {
    for (const sign of ['1', '/', '10.1000/', 'arxiv:', '?', '.pdf']) {
      const text = sign.repeat(1_000_000 / sign.length);
      expect(of(text, text)).toEqual([`id:${text}`]);
    }
  });
});

describe('ids beside the first', () => {
  it('count as well, in one spelling, each once', () => {
    const ids = [
      'doi:10.1145/ABC.1',
      'https://doi.org/10.1145/abc.1',
      'pmid:0035757629',
      'PMID: 35757629',
      'nothing',
    ];
    expect(identifiers({ id: 'smith2020', ids, url: '' })).toEqual([
      'id:smith2020',
      'doi:10.1145/abc.1',
      'pmid:35757629',
    ]);
  });

  it('have pages of their own', () => {
    expect(['doi:10.1/a#b', 'arxiv:2405.14906', 'pmid:7', 'id:x'].map(pageOf)).toEqual([
      'https://doi.org/10.1/a%23b',
      'https://arxiv.org/abs/2405.14906',
      'https://pubmed.ncbi.nlm.nih.gov/7/',
      '',
    ]);
    expect(registered('https://pubmed.ncbi.nlm.nih.gov/7/')).toBe('pmid:7');
  });
});
