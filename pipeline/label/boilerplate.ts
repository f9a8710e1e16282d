/** Words that papers of every field use about themselves; they may group papers but never name a topic. */

/** Stems, as the vocabulary has them. */
const stems = new Set(
  `abil abl academ achiev adapt addit address advanc advantag aim allow analysi analyz appli applic approach aspect
  assess attent author avail averag base baselin benefit best-perform boost break bridg broad broader build capabl capac captur care
  challeng character choic close code-releas collect combin commonli compar comparison competit complet complex compon
  comprehens conclud conclus conduct confirm consist construct contain contribut control convent creat critic crucial
  current curat cut-edg deal decad defin deliv demand demonstr depend depth describ design desir detail determin develop
  difficult difficulti direct discuss divers draw drive driven eas effect effici effort elimin emerg employ empir enabl
  encompass enhanc ensur equip era especi essenti establish estim evalu evid evolv examin excel exceed exhibit exist
  expand experi experiment explor expos extend extens extract face facilit fail fall featur field final find finding focu
  follow form formul foster found framework fundament further futur gain gap goal greatli grow guid handl help highlight
  higher-qual identifi illustr impact implement implic impress improv in-depth includ incorpor increas increasingli indic
  individu inher initi innov insight inspir integr intric introduc investig involv issu its key lack landmark leap
  leverag lie limit literatur main maintain major manag mean measur mechan meet method methodolog minim model-perform
  motiv multipl natur need notabl novel number object observ obtain offer open opportun optim order origin outlin
  outperform outstand overcom overlook overview own paper paradigm pave perform phase pilot pipelin pivot point popular pose
  potenti power practic practition precis preliminari present preserv principl problem procedur process produc profound
  promis promot proper properti propos prove provid public publicli purpos question rang rapid rapidli real real-world
  receiv reduc releas relev reli remain remark report repres requir research resolv resourc respond restrict result
  retain reveal review rigor robust role run satisfi scenario scheme scope seen select serv set shed shift short
  show showcas solut solv sota sourc spark spur stage standard start state state-of-the-art step strategi strength strong struggl
  studi subsequ substanti success suffer suggest suit suitabl superior support surpass survey-paper systemat tackl task
  techniqu term test-result theoret thoroughli time top tradit transform trend ultim uncov under-explor underexplor
  understand undertak unifi uniqu unlock unpreced util valid valu valuabl variant varieti vari variou verifi versatil viabl
  view vital well-establish wide-rang wider widespread work worth yield kei world`.split(/\s+/),
);

/** Whether every word of a term (stems joined by a space) is of that kind. */
export function isBoilerplate(term: string): boolean {
  return term.split(' ').every((stem) => stems.has(stem));
}

/** Whether a phrase begins or ends with such a word. */
export function hasBoilerplateEdge(term: string): boolean {
  const words = term.split(' ');
  return stems.has(words[0] ?? '') || stems.has(words.at(-1) ?? '');
}

/** Which terms are such words, and which begin or end with one: 1 or 0 for each. */
export interface Boilerplate {
  readonly whole: Uint8Array;
  readonly edge: Uint8Array;
}

/** Asked for every number of topics, and found once for a vocabulary. */
const known = new WeakMap<readonly string[], Boilerplate>();

export function boilerplateAmong(terms: readonly string[]): Boilerplate {
  const found = known.get(terms) ?? {
    whole: Uint8Array.from(terms, (term) => (isBoilerplate(term) ? 1 : 0)),
    edge: Uint8Array.from(terms, (term) => (hasBoilerplateEdge(term) ? 1 : 0)),
  };
  known.set(terms, found);
  return found;
}
