package studio.migr.runtime.elan;

/** An annotation as the file has it, before its times are known. */
sealed interface RawAnnotation {
  String id();

  String text();

  /** With its own times, which may be open. */
  record Aligned(String id, String startSlot, String endSlot, String text)
      implements RawAnnotation {}

  /** At the time of another annotation, which it shares with its siblings in their order. */
  record Referring(String id, String refersTo, String text) implements RawAnnotation {}
}
