package studio.migr.app.errors;

import studio.migr.app.message.Messages;

/** Sources as words for people, and as text that is kept. */
final class SourceName {
  private SourceName() {}

  /** In words. */
  static String of(Source source) {
    return switch (source) {
      case Source.Reference _ -> Messages.text("errors.reference");
      case Source.Person(var name) -> name;
      case Source.Model(_, var name) -> Messages.text("errors.model", name);
    };
  }

  /** As it is kept: {@code reference}, {@code person Ann}, {@code model 0a1b…}. */
  static String kept(Source source) {
    return switch (source) {
      case Source.Reference _ -> "reference";
      case Source.Person(var name) -> "person " + name;
      case Source.Model(var key, _) -> "model " + key;
    };
  }
}
