package org.botcrm.application.staff;

import java.time.Duration;
import java.util.function.Function;
import org.botcrm.domain.staff.StaffSession;

/** What became of a wish to log in. */
public sealed interface LoginResult {

  /** One function a case. */
  <T> T match(
      Function<? super In, ? extends T> in,
      Function<? super Wrong, ? extends T> wrong,
      Function<? super Wait, ? extends T> wait);

  /**
   * They are in.
   *
   * @param token what their browser has to show from now on
   * @param session what it opens
   */
  record In(String token, StaffSession session) implements LoginResult {
    @Override
    public <T> T match(
        Function<? super In, ? extends T> in,
        Function<? super Wrong, ? extends T> wrong,
        Function<? super Wait, ? extends T> wait) {
      return in.apply(this);
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "In[" + session + "]";
    }
  }

  /** The name or the password is wrong, or the person may not log in; nobody learns which. */
  record Wrong() implements LoginResult {
    @Override
    public <T> T match(
        Function<? super In, ? extends T> in,
        Function<? super Wrong, ? extends T> wrong,
        Function<? super Wait, ? extends T> wait) {
      return wrong.apply(this);
    }
  }

  /**
   * The password was wrong too often, and is not even looked at.
   *
   * @param left how long they must wait
   */
  record Wait(Duration left) implements LoginResult {
    @Override
    public <T> T match(
        Function<? super In, ? extends T> in,
        Function<? super Wrong, ? extends T> wrong,
        Function<? super Wait, ? extends T> wait) {
      return wait.apply(this);
    }
  }
}
