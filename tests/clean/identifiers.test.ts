import { describe, expect, it } from 'vitest';
import { identifiers } from '../../pipeline/clean/identifiers.ts';

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
    expect(identifiers(text, '')).toEqual(['arxiv:2405.14906']);
  });

  it.each(['hep-th/9901001v3', 'arXiv:hep-th/9901001', 'https://arxiv.org/abs/hep-th/9901001'])(
    'of %j are the one old arXiv id',
    (text) => {
      expect(identifiers(text, '')).toEqual(['arxiv:hep-th/9901001']);
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
    expect(identifiers(text, '')).toEqual(['doi:10.1145/3292500.3330701']);
  });

  it('of DOIs do not depend on case', () => {
    expect(identifiers('10.1016/J.CELL.2020.01.001', '')).toEqual(
      identifiers('10.1016/j.cell.2020.01.001', ''),
    );
  });

  it('tell an arXiv id from a DOI that ends like one', () => {
    expect(identifiers('10.1000/2405.14906', '')).toEqual(['doi:10.1000/2405.14906']);
  });

  it('are any other id as given', () => {
    expect(identifiers('W2741809807', '')).toEqual(['id:W2741809807']);
    expect(identifiers('Pear', '')).not.toEqual(identifiers('pear', ''));
    expect(identifiers('row-2405.14906', '')).toEqual(['id:row-2405.14906']);
  });

  it('are those of the id and of the address, once', () => {
    expect(identifiers('10.1000/pear', 'https://arxiv.org/abs/2405.14906')).toEqual([
      'doi:10.1000/pear',
      'arxiv:2405.14906',
    ]);
    expect(identifiers('2405.14906', 'https://arxiv.org/abs/2405.14906v2')).toEqual(['arxiv:2405.14906']);
  });

  it('are none where nothing is known, and addresses of other pages are none', () => {
    expect(identifiers('', '')).toEqual([]);
    expect(identifiers('', 'https://fruit.example/papers/2405.14906')).toEqual([]);
    expect(identifiers('', 'https://fruit.example/10.1000/pear')).toEqual([]);
  });

  it('may be asked of a million characters', () => {
    for (const sign of ['1', '/', '10.1000/', 'arxiv:', '?', '.pdf']) {
      const text = sign.repeat(1_000_000 / sign.length);
      expect(identifiers(text, text)).toEqual([`id:${text}`]);
    }
  });
});
