/** Records that are no papers, or no longer: told by the type the source gives, else by how the title begins. */
import type { Kind, Paper } from '../types.ts';

/** As reports word them: one, and several. */
export const kindNames: Readonly<Record<Kind, readonly [string, string]>> = {
  retracted: ['retracted or withdrawn paper', 'retracted or withdrawn papers'],
  notices: ['notice of a retraction or correction', 'notices of a retraction or correction'],
  contents: ['table of contents or the like', 'tables of contents or the like'],
  editorials: ['editorial without abstract', 'editorials without abstract'],
};

type Known = Pick<Paper, 'title' | 'abstract' | 'types'>;

/**
 * The kind of a record; null for a paper. `retracted` is the paper itself, `notices` are what says so of it (or corrects it);
 * `contents` are contents, indexes, covers and lists of reviewers; one of the `editorials` that has an abstract is a paper.
 */
export function kindOf({ title, abstract, types }: Known): Kind | null {
  const type = types.join('; ');
  if (noticeTypes.test(type)) return 'notices';
  if (retractedTypes.test(type) || retractedTitle.test(title) || retractedEnd.test(title)) return 'retracted';
  if (abstract.length >= longNotice) return null;
  if (withdrawn.test(abstract)) return 'retracted';
  if (noticeTitle.test(title)) return 'notices';
  if (abstract !== '') return null;
  if (contentsTypes.test(type) || contentsTitle.test(title)) return 'contents';
  return editorialTypes.test(type) || editorialTitle.test(title) ? 'editorials' : null;
}

/** An abstract of so many characters is that of a paper, whatever the title begins with: `Addendum: ...`. */
const longNotice = 400;

const noticeTypes =
  /\bretraction (?:of publication|notice)|^retraction$|\b(?:published )?erratum\b|\bcorrection\b|\bcorrigendum\b|\bexpression of concern\b/iu;
const retractedTypes = /\bretracted\b|\bwithdrawn\b/iu;
const contentsTypes = /\bparatext\b|\bfront matter\b|\bback matter\b|\btable of contents\b/iu;
const editorialTypes = /\beditorial\b/iu;

/** `RETRACTED: Pears`, `[Retracted] Pears`, `Retracted Article: Pears`; not `Retracted papers: a survey`. */
const retractedTitle =
  /^\W{0,2}(?:retracted|withdrawn)(?: article| paper| chapter)?\W{0,2}(?::|\]|\)|-|–|—)\s?/iu;
const retractedEnd = /[([](?:retracted|withdrawn)[^()[\]]{0,60}[)\]]\W{0,2}$/iu;
const withdrawn =
  /^\W{0,3}(?:this|the) (?:paper|article|submission|manuscript|preprint) (?:\w+ ){0,4}(?:withdrawn|retracted)\b|^\W{0,3}withdrawn\b/iu;
const noticeTitle =
  /^\W{0,2}(?:(?:notice of )?retract(?:ion|ed)(?: notice| note)?|(?:author |publisher )?correction|corrigend(?:um|a)|errat(?:um|a)|(?:editorial )?expression of concern|withdrawal(?: notice)?|addendum)\W{0,2}(?:$|:|to\b|of:|for:|note\b|\(|-|–|—)/iu;
const contentsTitle =
  /^\W{0,2}(?:(?:table of )?contents|contents list|(?:front|back) ?(?:matter|cover)|(?:inside )?(?:front|back) cover|cover (?:image|picture|page|feature)|title pages?|copyright(?: page| notice| information)?|masthead|editorial board|(?:author|subject|keyword|volume) index|index of authors|list of (?:reviewers|referees|authors|contributors)|(?:acknowledge?ments? (?:of|to) |thanks to )(?:our )?reviewers|call for papers|publication information|issue information|program committee|(?:general )?information for authors|instructions (?:to|for) authors)\s?(?:$|[.:,;([|–—-]|\d|(?:of|for|to|in|from|and) (?:the |this |volume|vol|issue|\d)|volume\b|vol\b|issue\b)/iu;
const editorialTitle =
  /^\W{0,2}(?:guest )?editorials?\W*(?:$|:|\.|-|–|—)|^\W{0,2}(?:preface|foreword|editor['’]?s? (?:note|page|choice|corner|introduction)|from the editors?|in this issue|introduction to (?:the|this) (?:special|theme) issue|letter from the editors?)\b/iu;
