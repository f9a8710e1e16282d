/** Lists of people in JSON, in the ways that people and programs write them. */
import { fieldsOf, firstText, textOf } from './json-fields.ts';
import { personName } from './names.ts';

/** Names from a list of texts or objects, or from one text that lists them. */
export function namesOf(value: unknown): string[] {
  if (typeof value === 'string') return namesIn(value);
  return (Array.isArray(value) ? value : []).map(nameOf).filter((name) => name !== '');
}

/** Names from a text, parted by `;`, else by ` and ` and by the commas that are not within a name. */
export function namesIn(text: string): string[] {
  const parts = text.includes(';') ? text.split(';') : text.split(/ and |\n/).flatMap(atCommas);
  return parts.map(personName).filter((name) => name !== '');
}

/** `Ada Pear, Bo Fig` is two, `Pear, Ada` and `van Pear, Ada B.` are one. */
function atCommas(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim());
  const isList = parts.every((part, i) =>
    part === '' ? i > 0 : part.includes(' ') && !/^\p{Ll}/u.test(part),
  );
  return isList || parts.length > 3 ? parts : [text];
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
