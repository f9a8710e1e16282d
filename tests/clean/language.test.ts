import { describe, expect, it } from 'vitest';
import { languageNotice, languageOf, languages } from '../../pipeline/clean/language.ts';
import { language } from '../../pipeline/clean/traits.ts';
import { draft } from '../../pipeline/ingest/source.ts';

describe('the language of a text', () => {
  // The first article of the Universal Declaration of Human Rights, which all may use.
  it.each([
    [
      'en',
      'All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.',
    ],
    [
      'de',
      'Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.',
    ],
    [
      'fr',
      'Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.',
    ],
    [
      'es',
      'Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y conciencia, deben comportarse fraternalmente los unos con los otros.',
    ],
    [
      'pt',
      'Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência, devem agir uns para com os outros em espírito de fraternidade.',
    ],
    [
      'it',
      'Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di coscienza e devono agire gli uni verso gli altri in spirito di fratellanza.',
    ],
    [
      'nl',
      'Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand en geweten, en behoren zich jegens elkander in een geest van broederschap te gedragen.',
    ],
    [
      'sv',
      'Alla människor är födda fria och lika i värde och rättigheter. De är utrustade med förnuft och samvete och bör handla gentemot varandra i en anda av broderskap.',
    ],
    [
      'ru',
      'Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью и должны поступать в отношении друг друга в духе братства.',
    ],
    [
      'uk',
      'Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю і повинні діяти у відношенні один до одного в дусі братерства.',
    ],
    ['zh', '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。'],
    ['ja', 'すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。'],
    ['ko', '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.'],
    ['ar', 'يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.'],
    ['el', 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.'],
    ['he', 'כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.'],
    ['th', 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ'],
  ])('is %s: %s', (code, text) => {
    expect(languageOf(text)).toBe(code);
  });

  it.each([
    ['fr', 'Sur le spectre des longueurs des groupes de triangles'],
    ['fr', "L'effet de la taille sur la r\\'ecolte des poires"],
    ['de', 'Zur Ernte der Birnen und der Feigen in den Alpen'],
    ['zh', '梨树的收获'],
  ])('is told in a title alone: %s, %s', (code, title) => {
    expect(languageOf(title)).toBe(code);
  });

  it.each([
    'Attention Is All You Need',
    'De Sitter space, van der Waals forces and Las Vegas algorithms',
    'The El Niño of La Plata: a study of the de la Vallée Poussin mean in Los Angeles',
    'La Jolla assembly: pears for the win',
    'DA^2: Depth Anything in Any Direction',
    'Per-pixel pears: no de novo assembly',
    'Über-fast sorting with µ-kernels and naïve Bayes',
    'On α, β and γ decay',
  ])('of %j is not said to be another than English', (title) => {
    expect(['en', 'und']).toContain(languageOf(title));
  });

  it.each(['', '2405.14906', 'Pear', 'Markov chain inference method', '$x^2$ \\alpha', '---'])(
    'is not said where there are no words that tell: %j',
    (title) => {
      expect(languageOf(title)).toBe('und');
    },
  );

  it('is that of the abstract when the title alone is of another', () => {
    const abstract = 'We study the harvest of pears in the north and show that it is the work of the many.';
    expect(languageOf(`Sur la récolte des poires. ${abstract} ${abstract}`)).toBe('en');
    expect(languageOf(`梨树的收获. ${abstract}`)).toBe('en');
  });

  it('is told in a megabyte, of any word', () => {
    for (const part of ['der ', 'a', '梨', '\u0301', 'constructor ', '__proto__ ']) {
      expect(languageOf(part.repeat(1_000_000 / part.length))).toMatch(/^(?:und|zh)$/);
    }
  });
});

describe('the count of languages', () => {
  const paper = (title: string) => ({ ...draft({ title }), origin: { file: 'a', line: 1 }, kind: null });
  const english = paper('The harvest of the pears');
  const german = paper('Zur Ernte der Birnen und der Feigen in den Alpen');

  it('is by code, the commonest first', () => {
    const papers = [german, english, paper('Pear'), paper('梨树的收获'), english, german, english];
    const counts = languages(papers.map(language));
    expect(Object.entries(counts)).toEqual([
      ['en', 3],
      ['de', 2],
      ['und', 1],
      ['zh', 1],
    ]);
  });

  it('says nothing of English papers and of those that do not tell', () => {
    expect(languageNotice({})).toBe('');
    expect(languageNotice({ en: 50, und: 4 })).toBe('');
  });

  it('names the others', () => {
    expect(languageNotice({ en: 51, de: 2, zh: 1 })).toBe(
      '3 of 54 papers are not in English: 2 German, 1 Chinese; kept like all others',
    );
    expect(languageNotice({ en: 1200, und: 33, fr: 1 })).toBe(
      '1 of 1,234 papers is not in English: 1 French; kept like all others; 33 more have too few words to tell',
    );
    expect(languageNotice({ ko: 1 })).toBe('1 of 1 paper is not in English: 1 Korean; kept like all others');
  });
});
