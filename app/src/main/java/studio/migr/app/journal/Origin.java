package studio.migr.app.journal;

import java.util.UUID;

/**
 * Where an event was made that other journals have, too.
 *
 * @param id tells it from every other event ever made, so that no journal takes it twice
 * @param replica the copy of the project it was made in
 * @param seen number of the last common event that was known there: what has a greater number and
 *     came from elsewhere was made without knowing of it
 */
public record Origin(String id, String replica, long seen) {

  /** That of a new event. */
  public static Origin fresh(String replica, long seen) {
    return new Origin(UUID.randomUUID().toString(), replica, seen);
  }
}
