/** The user's hand on the topics: a topics file is read, and what it asks for is done to the topics that were found. */
export { mostCharacters } from './document.ts';
export { type Edited, type EditTools, edit, pinnedPapers } from './edit.ts';
export { folded, type Group, paperFinder, topicFinder } from './match.ts';
export { noCuration, readCuration } from './read.ts';
