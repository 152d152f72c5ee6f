package org.botcrm.web.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one chat.
 *
 * @param chat its id
 * @param title whom it is with
 * @param subtitle the number, as far as it is known
 * @param days the messages, oldest first, by day
 * @param older the address of the messages before them; null when there are none
 * @param composer where one writes
 */
public record ThreadView(
    long chat,
    String title,
    String subtitle,
    List<Day> days,
    @Nullable String older,
    Composer composer) {
  /** Copies the list. */
  public ThreadView {
    days = List.copyOf(days);
  }

  /**
   * The messages of one day.
   *
   * @param date as programs write it
   * @param name of the day, in words
   * @param bubbles oldest first
   */
  public record Day(String date, String name, List<Bubble> bubbles) {
    /** Copies the list. */
    public Day {
      bubbles = List.copyOf(bubbles);
    }
  }

  /**
   * Where one writes.
   *
   * @param open whether one may write freely
   * @param sentence how long, or why not
   * @param window the same as a pill
   * @param hands who answers now
   * @param changesIn seconds after which any of this is no longer so; 0 when time changes nothing
   * @param templates what can be sent while the window is closed; none while it is open
   */
  public record Composer(
      boolean open,
      String sentence,
      WindowPill window,
      Hands hands,
      long changesIn,
      List<Choice> templates) {
    /** Copies the list. */
    public Composer {
      templates = List.copyOf(templates);
    }
  }

  /**
   * Whether the bot or a person answers, and how that is changed.
   *
   * @param words who answers
   * @param action the last part of the address that changes it: tomar or devolver
   * @param button what it is called
   */
  public record Hands(String words, String action, String button) {}

  /**
   * A template that can be sent.
   *
   * @param name of the template
   * @param language as Meta writes it
   * @param named whether its places have names
   * @param text with its places
   * @param places their names or numbers, in the order in which they are filled
   * @param category which decides what it costs
   */
  public record Choice(
      String name,
      String language,
      boolean named,
      String text,
      List<String> places,
      String category) {
    /** Copies the list. */
    public Choice {
      places = List.copyOf(places);
    }
  }
}
