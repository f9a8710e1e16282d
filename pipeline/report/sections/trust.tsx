/** Can it be trusted: quality with definitions, what was read and removed, settings, versions, how to run it again. */
import type { JSX } from 'preact';
import { counted, decimals, percent } from '../../words.ts';
import type { View } from '../view.ts';

export function Trust({ view }: { readonly view: View }): JSX.Element {
  const { facts } = view.data;
  const { quality } = view.division;
  return (
    <section id="trust">
      <div class="row">
        <div class="side">
          <h2>Can I trust it?</h2>
        </div>
        <div class="main">
          <table class="quality">
            <thead>
              <tr>
                <th>Measure</th>
                <th class="num">Here</th>
                <th>What it means</th>
              </tr>
            </thead>
            <tbody>
              <Measure name="Silhouette" value={decimals(quality.silhouette)}>
                Mean over the papers of how much nearer each is to its own topic than to the next, by cosine
                distance: 1 at best, 0 on the border, below 0 when nearer to another (Rousseeuw 1987).
              </Measure>
              <Measure name="Similarity" value={decimals(quality.similarity)}>
                Mean cosine of a paper with the middle of its topic, in the space that was clustered: 1 when
                all papers of a topic are alike.
              </Measure>
              <Measure name="Weak members" value={percent(quality.weak)}>
                Papers whose similarity to their own topic is less than 0.2 above that to the next one. They
                are shown as open rings on the map.
              </Measure>
              <Measure name="Papers with known words" value={percent(quality.covered)}>
                {`Papers that have at least one of the ${counted(facts.terms, 'term')} that were counted. The others have nothing to be grouped by.`}
              </Measure>
            </tbody>
          </table>
          <div class="two">
            <div>
              <h3>What was read</h3>
              <Read view={view} />
            </div>
            <div>
              <h3>Settings</h3>
              <dl>
                {Object.entries({ ...facts.settings, ...facts.versions }).map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value === null || value === '' ? 'unknown' : value}</dd>
                  </div>
                ))}
              </dl>
            </div>
          </div>
          <div class="cmd">
            <h3>Run it again</h3>
            <pre>
              <code>{facts.command}</code>
            </pre>
          </div>
        </div>
      </div>
    </section>
  );
}

function Read({ view }: { readonly view: View }): JSX.Element {
  const { inputs, notices, removed, removals } = view.data.facts;
  const read = inputs.reduce((sum, input) => sum + input.read, 0);
  const told = removed.total === 0 ? 'none removed' : `${counted(removed.total, 'record')} removed`;
  return (
    <>
      <p>{`${counted(read, 'record')} read, ${counted(view.papers, 'paper')} kept, ${told}.`}</p>
      <ul>
        {inputs.map(({ file, format, read: n }) => (
          <li key={file}>
            <span dir="auto">{file}</span>
            {`: ${format}, ${counted(n, 'record')}`}
          </li>
        ))}
      </ul>
      {notices.length > 0 ? (
        <ul>
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      ) : null}
      {removed.total > 0 ? (
        <>
          <p>{`${removed.reasons.map(([reason, n]) => `${reason}: ${n}`).join('; ')}.`}</p>
          <details>
            <summary>
              {removed.total > removals.length ? `The first ${removals.length} of them` : 'Which ones'}
            </summary>
            <ul>
              {removals.map(({ reason, similarity, what, into }) => (
                <li>
                  {reason}
                  {similarity === null ? '' : ` (${decimals(similarity)})`}: <span dir="auto">{what}</span>
                  {into ? `, kept as ${into}` : ''}
                </li>
              ))}
            </ul>
          </details>
        </>
      ) : null}
      <p>File hashes, and the line of every removal, are in run.json.</p>
    </>
  );
}

interface MeasureProps {
  readonly name: string;
  readonly value: string;
  readonly children: string;
}

function Measure({ name, value, children }: MeasureProps): JSX.Element {
  return (
    <tr>
      <td>
        <b>{name}</b>
      </td>
      <td class="num">
        <b>{value}</b>
      </td>
      <td>{children}</td>
    </tr>
  );
}
