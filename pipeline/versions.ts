/** What made a report: papertopics and the libraries that its results depend on. */
import packageJson from '../package.json' with { type: 'json' };

const { version, dependencies } = packageJson;

export const versions: Readonly<Record<string, string>> = {
  papertopics: version,
  natural: dependencies.natural,
  'ml-kmeans': dependencies['ml-kmeans'],
  'danfojs-node': dependencies['danfojs-node'],
  'vega-lite': dependencies['vega-lite'],
};
