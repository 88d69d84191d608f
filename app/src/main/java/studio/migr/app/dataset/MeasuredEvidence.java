package studio.migr.app.dataset;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.clip.Clip;
import studio.migr.app.face.CorrectedFace;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.project.Project;
import studio.migr.app.track.Track;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.voice.VoiceAnalyzer;
import studio.migr.runtime.voice.VoiceSummary;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.Evidence;

/**
 * What a project knows of a clip's face, voice and words: its first source of action units, with
 * the corrections of whoever corrected it last; its voice, measured now if it was not before; the
 * texts of its first track of speech.
 */
final class MeasuredEvidence {
  private static final Logger LOG = LoggerFactory.getLogger(MeasuredEvidence.class);
  private static final double STRONGEST = 0.9;
  private static final List<String> SPEECH =
      List.of("transcript", "subtitle", "speech", "words", "utterance", "text");

  private final Project project;

  MeasuredEvidence(Project project) {
    this.project = project;
  }

  Evidence of(Clip clip, Work work) {
    Optional<AuTrack> face =
        project.auTracks().ofFirstSource(clip.id()).stream()
            .findFirst()
            .map(track -> corrected(clip, track));
    SortedMap<ActionUnit, Double> units = new TreeMap<>();
    face.ifPresent(
        track ->
            track
                .intensity()
                .forEach(
                    (unit, values) -> strongest(values).ifPresent(high -> units.put(unit, high))));
    return new Evidence(
        units.isEmpty() ? Optional.empty() : face.map(AuTrack::source),
        units,
        prosody(clip, work),
        transcript(clip));
  }

  private AuTrack corrected(Clip clip, AuTrack track) {
    List<UnitCorrection> ofTrack =
        project.unitCorrections().of(clip.id()).stream()
            .filter(each -> each.corrects().equals(track.source()))
            .toList();
    return ofTrack.stream()
        .max(Comparator.comparingLong(UnitCorrection::id))
        .map(UnitCorrection::annotator)
        .map(
            who ->
                CorrectedFace.of(
                        track,
                        ofTrack.stream().filter(each -> each.annotator().equals(who)).toList(),
                        clip.startMs())
                    .track())
        .orElse(track);
  }

  /** What a tenth of the frames with a face exceed. */
  private static Optional<Double> strongest(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0
        ? Optional.empty()
        : Optional.of(sorted[(int) Math.round(STRONGEST * (sorted.length - 1))]);
  }

  private Map<String, Double> prosody(Clip clip, Work work) {
    Map<String, Double> prosody = new TreeMap<>();
    try {
      Optional<AudioTrack> sound = project.library().media(clip.id()).audio().stream().findFirst();
      if (sound.isPresent()) {
        VoiceSummary voice =
            VoiceAnalyzer.openOrAnalyze(
                    clip.path(),
                    sound.get(),
                    project.cacheFolder().resolve("voice").resolve(clip.id()),
                    work)
                .summary();
        prosody.put("voiced_share", voice.voicedShare());
        prosody.put("f0_median_hz", voice.f0MedianHz());
        prosody.put("f0_range_semitones", voice.f0RangeSemitones());
        prosody.put("level_db", voice.levelDb());
        prosody.put("jitter", voice.jitter());
        prosody.put("shimmer", voice.shimmer());
        prosody.put("hnr_db", voice.hnrDb());
        prosody.put("articulation_rate", voice.articulationRate());
      }
    } catch (IOException e) {
      LOG.warn("The voice of {} cannot be measured", clip.path(), e);
    }
    prosody.values().removeIf(value -> !Double.isFinite(value));
    return prosody;
  }

  private Optional<String> transcript(Clip clip) {
    return project.tracks().of(clip.id()).stream()
        .filter(MeasuredEvidence::isSpeech)
        .findFirst()
        .map(
            track ->
                String.join(
                    " ", track.entries().stream().map(entry -> entry.text().strip()).toList()));
  }

  private static boolean isSpeech(Track track) {
    String name = (track.name() + " " + track.source()).toLowerCase(java.util.Locale.ROOT);
    return SPEECH.stream().anyMatch(name::contains)
        || name.endsWith(".srt")
        || name.endsWith(".vtt");
  }
}
