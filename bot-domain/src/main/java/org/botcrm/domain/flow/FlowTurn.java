package org.botcrm.domain.flow;

import org.botcrm.domain.dialogue.DialogueState;
import org.botcrm.domain.reply.ReplyContext;

/**
 * A turn within a flow. Immutable.
 *
 * @param flow the one
 * @param input what the client sent
 * @param context what is known beside it
 * @param wantsOther whether they ask for another flow
 */
record FlowTurn(Flow flow, FlowInput input, ReplyContext context, boolean wantsOther) {

  boolean mayGoOn() {
    return context.identity().level().reaches(flow.level());
  }

  /** All that is remembered but whether a picture is a slip: another question stands now. */
  DialogueState remembered() {
    return SlipQuestion.answered(context.state());
  }
}
