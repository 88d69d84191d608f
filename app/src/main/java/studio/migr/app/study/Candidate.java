package studio.migr.app.study;

import java.util.Optional;
import studio.migr.runtime.emotion.DominantModality;

/**
 * A clip that a study may ask about: it has sound and picture, and a model said something of it.
 *
 * @param label what the model answers
 * @param verdict which modality it goes by
 * @param person whom the clip shows, if anybody knows
 */
record Candidate(String clipId, String label, DominantModality verdict, Optional<String> person) {}
