package studio.migr.app.errors;

import java.util.Optional;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.voice.VoiceTrack;

/**
 * What is known of one clip beside its labels.
 *
 * @param face its first source of action units, if it was measured
 * @param voice if it was measured
 * @param explanation of the model that is looked at, if it is kept
 */
record ClipEvidence(
    Optional<AuTrack> face, Optional<VoiceTrack> voice, Optional<Explanation> explanation) {
  static final ClipEvidence NONE =
      new ClipEvidence(Optional.empty(), Optional.empty(), Optional.empty());
}
