package studio.migr.runtime.elan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tier as the file has it. */
record RawTier(
    String id,
    Optional<String> annotator,
    Optional<String> participant,
    Optional<String> parent,
    String type,
    List<RawAnnotation> annotations) {

  RawTier(
      String id,
      Optional<String> annotator,
      Optional<String> participant,
      Optional<String> parent,
      String type) {
    this(id, annotator, participant, parent, type, new ArrayList<>());
  }
}
