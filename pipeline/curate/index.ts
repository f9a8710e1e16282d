/** The user's hand on the topics: a topics file is read, and what it asks for is done to the topics that were found. */
export { mostCharacters } from './document.ts';
export { type Edited, type EditTools, edit, fewNotices, pinnedPapers } from './edit.ts';
export { assignmentOf, type Group, groupsOf, membersOf, namesOf, sameGroups } from './groups.ts';
export { folded, paperFinder, topicFinder } from './match.ts';
export { noCuration, readCuration } from './read.ts';
