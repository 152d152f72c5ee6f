package org.botcrm.domain.understanding;

/**
 * What is looked for in a sentence.
 *
 * @param elements what phrases are made of
 * @param phrases what says something, or keeps others from saying it
 * @param bunches what says something when no phrase does
 * @param negations what denies
 */
record PhraseTrees(
    ElementTree elements, PhraseTree phrases, Bunches bunches, NegationWords negations) {

  Understanding understand(Sentence sentence) {
    int[][] found = elements.find(sentence);
    Selection selection = new Selection(sentence, negations);
    selection.choose(Finder.find(phrases, sentence, found, negations));
    if (selection.leavesRoom()) {
      selection.chooseAnyhow(bunches.find(sentence, found));
    }
    return selection.result();
  }
}
