package org.botcrm.domain.flow;

import java.util.Map;
import java.util.TreeMap;

/** The ids of the buttons and rows of flows, which come back when they are pressed. */
final class FlowIds {
  static final String PREFIX = "flujo:";
  static final String LEAVE = PREFIX + "salir";
  static final String AGENT = PREFIX + "asesor";
  static final String GO_ON = PREFIX + "seguir";
  static final String CORRECT = PREFIX + "corregir";
  private static final String BEGIN = PREFIX + "empezar:";
  private static final String YES = PREFIX + "si:";

  private FlowIds() {}

  static String begin(String flow) {
    return BEGIN + flow;
  }

  static String option(FlowField field, String value) {
    return PREFIX + "campo:" + field.name() + ":" + value;
  }

  static String skip(FlowField field) {
    return PREFIX + "omitir:" + field.name();
  }

  static String correct(FlowField field) {
    return CORRECT + ":" + field.name();
  }

  /** Confirms these values and no others: an old summary's button is not the new one's. */
  static String yes(Map<String, String> values) {
    return YES + Integer.toHexString(new TreeMap<>(values).hashCode());
  }
}
