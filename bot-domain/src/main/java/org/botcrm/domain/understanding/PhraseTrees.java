package org.botcrm.domain.understanding;

/**
 * What is looked for in a sentence.
 *
 * @param elements what phrases are made of
 * @param phrases what says something, or keeps others from saying it
 * @param negations what denies
 */
record PhraseTrees(ElementTree elements, PhraseTree phrases, NegationWords negations) {

  Understanding understand(Sentence sentence) {
    int[][] found = elements.find(sentence);
    return new Selection(sentence, negations).of(Finder.find(phrases, sentence, found, negations));
  }
}
