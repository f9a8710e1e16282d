import { describe, expect, it } from 'vitest';
import { personName } from '../../pipeline/ingest/names.ts';

describe('personName', () => {
  it.each([
    ['Lovelace, Ada B.', 'Ada B. Lovelace'],
    ['Ada B. Lovelace', 'Ada B. Lovelace'],
    ['de la Cruz, Juan', 'Juan de la Cruz'],
    ['King, Jr., Martin Luther', 'Martin Luther King, Jr.'],
    ['King, Martin Luther, Jr.', 'Martin Luther King, Jr.'],
    ['Martin Luther King, Jr.', 'Martin Luther King, Jr.'],
    ['Martin Luther King, III', 'Martin Luther King, III'],
    ['Ballesteros, V.', 'V. Ballesteros'],
    ['Tolkien, JR', 'JR Tolkien'],
    ['Petrov, IV', 'IV Petrov'],
    ['de Souza, M.D.', 'M.D. de Souza'],
    ['Gao X.', 'X. Gao'],
    ['Sharma B.M.', 'B.M. Sharma'],
    ['van der Berg J.-P.', 'J.-P. van der Berg'],
    ['Gao, X.', 'X. Gao'],
    ['K V M, Shree', 'Shree K V M'],
    ['J. Smith', 'J. Smith'],
    ['Deep Learning III', 'Deep Learning III'],
    ['  World   Health Organization ', 'World Health Organization'],
    ['Smith,', 'Smith'],
    ['A, B, C, D', 'A, B, C, D'],
    ['李 明', '李 明'],
    ['', ''],
  ])('of %j is %j', (text, name) => {
    expect(personName(text)).toBe(name);
  });
});
