/** What speaks for the number of topics that is shown, in plain words, and what to do when it is too many or too few. */
import type { ComponentChildren, JSX } from 'preact';
import type { Evidence } from '../../types.ts';
import { capital, counted, decimals, numberWord } from '../../words.ts';
import type { View } from '../view.ts';

/** Topics of fewer papers than these are named as a fault of a number of topics. */
const smallest = 3;

export function Supported({ view }: { readonly view: View }): JSX.Element {
  return (
    <p class="say">
      <Claim view={view} /> <Advice view={view} />
    </p>
  );
}

function Claim({ view }: { readonly view: View }): JSX.Element {
  const { choice, division, k, isRecommended } = view;
  const { evidence } = choice;
  const found = evidence.find((one) => one.k === k);
  // Topics that the user edited, or one number alone: what is to be said of them is in their reason.
  const isSwept = found && evidence.length > 1 && view.topics.length === k;
  if (!isSwept || (isRecommended && division.support === 'none'))
    return (
      <>
        {capital(division.reason)}.{' '}
        {isRecommended ? null : <>{capital(numberWord(choice.k))} is the number recommended.</>}
      </>
    );
  const [first, last] = [evidence[0]?.k ?? k, evidence.at(-1)?.k ?? k];
  const small =
    found.smallestTopic < smallest ? ` Its smallest topic has ${counted(found.smallestTopic, 'paper')}.` : '';
  if (isRecommended) {
    const claim = {
      firm: 'is firmly supported.',
      fair: 'is fairly well supported.',
      weak: 'is supported best, though weakly.',
      none: '',
    }[division.support];
    const isWeak = division.support === 'weak';
    const sides = [
      ...(k > first
        ? [isWeak ? 'fewer topics stand out less' : 'fewer topics stand out hardly farther']
        : []),
      ...(k < last ? [isWeak ? 'more of them hardly farther' : 'more of them less'] : []),
    ];
    return (
      <>
        <b>
          {capital(numberWord(k))} {claim}
        </b>{' '}
        Its silhouette is {figuresOf(found)}. Held against these, {sides.join(', ')}.{small}
      </>
    );
  }
  const best = evidence.find((one) => one.k === choice.k);
  const support = {
    firm: 'The evidence for it is firm',
    fair: 'The evidence for it is fair',
    weak: 'The evidence for it is weak',
    none: 'It stands out no farther than chance',
  }[division.support];
  const halves = best?.halves ?? null;
  const beside =
    halves === null ? '' : ` At ${numberWord(choice.k)} the halves agree at ${decimals(halves)}.`;
  return (
    <>
      <b>
        {capital(numberWord(k))}, not the {numberWord(choice.k)} recommended.
      </b>{' '}
      {support}: silhouette is {figuresOf(found)}.{beside}
      {small}
    </>
  );
}

/** `0.45 where shuffled words give 0.29, and two halves of the list agree at 0.50 where they give 0.27`. */
function figuresOf({ silhouette, halves, chance }: Evidence): string {
  const apart = `${decimals(silhouette)} where shuffled words give ${decimals(chance.silhouette)}`;
  if (halves === null || chance.halves === null) return apart;
  return `${apart}, and two halves of the list agree at ${decimals(halves)} where they give ${decimals(chance.halves)}`;
}

/** What to take when there are too many or too few: the best supported such number, else the next one. */
function Advice({ view }: { readonly view: View }): ComponentChildren {
  const { k, choice, isRecommended, data } = view;
  const ks = data.divisions.map((one) => one.k);
  if (ks.length < 2) return null;
  if (!isRecommended)
    return (
      <span class="live">
        <KLink view={view} k={choice.k}>
          Back to {numberWord(choice.k)}
        </KLink>
        .
      </span>
    );
  const { coarser, finer } = data.facts.choice;
  const fewer = coarser ?? ks.filter((one) => one < k).at(-1);
  const more = finer ?? ks.find((one) => one > k);
  const parts = [
    ...(fewer === undefined ? [] : [{ when: 'too fine', k: fewer }]),
    ...(more === undefined ? [] : [{ when: 'too coarse', k: more }]),
  ];
  return (
    <span class="live">
      {parts.map((part, i) => (
        <>
          {i === 0 ? `If ${numberWord(k)} is ` : '; if '}
          {part.when}, try{' '}
          <KLink view={view} k={part.k}>
            {numberWord(part.k)}
          </KLink>
        </>
      ))}
      {parts.length > 0 ? '.' : ''}
    </span>
  );
}

interface KLinkProps {
  readonly view: View;
  readonly k: number;
  readonly children: ComponentChildren;
}

/** A link that sets the number of topics. */
function KLink({ k, children }: KLinkProps): JSX.Element {
  return <a href={`#k=${k}`}>{children}</a>;
}
