/** Lists of people in JSON, in the ways that people and programs write them. */
import { authorList } from './author-list.ts';
import { fieldsOf, firstText, textOf } from './json-fields.ts';
import { personName } from './names.ts';

/** Names from a list of texts or objects, or from one text that lists them. */
export function namesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return namesIn(value);
  return (Array.isArray(value) ? value : []).map(nameOf).filter((name) => name !== '');
}

/** Names from a text. */
export function namesIn(text: string): readonly string[] {
  return authorList(text).authors;
}

/** `Ada Pear`, `{"name": "Ada Pear"}`, `{"given": "Ada", "family": "Pear"}` and the like. */
function nameOf(value: unknown): string {
  const fields = fieldsOf(value);
  if (fields === null) return personName(textOf(value));
  const get = (...keys: readonly string[]): string => firstText(...keys.map((key) => fields.get(key))).trim();
  const whole = get('name', 'fullname', 'full_name', 'fullName', 'display_name', 'displayName', 'literal');
  const family = get('family', 'lastName', 'last_name', 'last', 'familyName', 'surname');
  if (family === '') return personName(whole);
  const parts = [
    get('given', 'firstName', 'first_name', 'first', 'givenName', 'forename'),
    get('dropping-particle'),
    get('non-dropping-particle'),
    family,
  ];
  const name = parts
    .filter((part) => part !== '')
    .join(' ')
    .replace(/\s+/g, ' ');
  const suffix = get('suffix');
  return suffix === '' ? name : `${name}, ${suffix}`;
}
