package studio.migr.app.agreement;

import studio.migr.app.label.LabelKey;

/**
 * One person in one round: a second pass is a judge of its own.
 *
 * @param round number of the round; 0 outside of rounds
 * @param name as people see it, with the round's name
 */
public record Judge(String annotator, long round, String name) {

  boolean made(LabelKey key) {
    return key.annotator().equals(annotator) && key.round() == round;
  }
}
