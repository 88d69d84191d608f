package studio.migr.app.errors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.clip.Clip;
import studio.migr.app.project.Project;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.voice.VoiceAnalyzer;
import studio.migr.runtime.voice.VoiceTrack;
import studio.migr.runtime.work.Work;

/** Reads what was measured of clips; measures nothing but the voice of the clip in question. */
final class EvidenceReader {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceReader.class);

  private final Project project;
  private final CaseReader cases;

  EvidenceReader(Project project, CaseReader cases) {
    this.project = project;
    this.cases = cases;
  }

  /**
   * All that is known of a clip.
   *
   * @param model whose explanation is looked for
   */
  ClipEvidence of(ClipCase clip, Source model, Work work) {
    return new ClipEvidence(
        face(clip),
        voice(clip, true, work),
        clip.told(model).flatMap(told -> cases.explanation(clip.clipId(), told.text())));
  }

  /** How the clips look and sound that are rightly called {@code label}. */
  ClassBands bands(String label, List<ClipCase> all, Work work) {
    List<ClipCase> ofLabel =
        all.stream()
            .filter(each -> each.reference().filter(r -> r.label().equals(label)).isPresent())
            .toList();
    int count = Math.min(ClassBands.MOST, ofLabel.size());
    List<ClipEvidence> evidence = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      work.check();
      ClipCase clip = ofLabel.get((int) ((long) k * ofLabel.size() / count));
      evidence.add(new ClipEvidence(face(clip), voice(clip, false, work), Optional.empty()));
    }
    return ClassBands.of(label, evidence);
  }

  private Optional<AuTrack> face(ClipCase clip) {
    return project.auTracks().known(clip.clipId())
        ? project.auTracks().ofFirstSource(clip.clipId()).stream().findFirst()
        : Optional.empty();
  }

  private Optional<VoiceTrack> voice(ClipCase clip, boolean measure, Work work) {
    Optional<Clip> file = project.library().find(clip.clipId());
    Path cache = project.cacheFolder().resolve("voice").resolve(clip.clipId());
    if (file.isEmpty() || file.get().missing() || !(measure || cache.toFile().exists())) {
      return Optional.empty();
    }
    try {
      Optional<AudioTrack> sound =
          project.library().media(clip.clipId()).audio().stream().findFirst();
      return sound.isEmpty()
          ? Optional.empty()
          : Optional.of(VoiceAnalyzer.openOrAnalyze(file.get().path(), sound.get(), cache, work));
    } catch (IOException e) {
      LOG.warn("The voice of {} cannot be read", file.get().path(), e);
      return Optional.empty();
    }
  }
}
