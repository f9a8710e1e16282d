/** Words that carry no topic: those of `natural`, and the function words of papers that its list leaves out. */
import { words } from 'natural/lib/natural/util/stopwords.js';

const more =
  `across albeit art although among amongst around aside away became become becomes best better beyond cannot case cases
  certain compared concerning consider considered considering currently despite different due e.g earlier easily either
  else enough especially et etc al even ever every everything except fewer first five former four fully furthermore
  gain general generally give given gives going good great greater greatly hence hereby high higher highly however i
  i.e idea ii iii important indeed instead iv just kind know known large largely larger last later latter least less
  let lot low lower made mainly makes making may means meanwhile merely moreover mostly namely near nearly necessary
  need needed needs neither new next nine nonetheless no nor not nothing notably novel o often old once one ones onto
  others otherwise overall part particular particularly per perhaps possible previous previously put quite rather
  really recent recently regarding regardless respect respective respectively rest s second seem seems several shall
  showed shown shows significant significantly similar similarly simple simply six small smaller something sometimes
  soon so-called state-of-the-art specific specifically t ten third three throughout thus together toward towards two type types typical
  typically unlike upon us use used useful uses using usually various vastly versa via vice vs whereas whereby wherein
  whether whole whose wide widely will within without work works yes yet zero`.split(/\s+/);

/** Lower-case words that never become terms and that phrases do not cross. */
export const stopWords: ReadonlySet<string> = new Set([...words.map((word) => word.toLowerCase()), ...more]);

/** First parts of hyphenated words that are no words of their own. */
export const prefixes: ReadonlySet<string> = new Set(
  `anti auto bi co cross de ex extra fore half high hyper infra inter intra long low macro mega meta micro mid mini mono
  multi non omni over poly post pre pro pseudo quasi re self semi short sub super tele trans tri ultra un under uni
  well`.split(/\s+/),
);
