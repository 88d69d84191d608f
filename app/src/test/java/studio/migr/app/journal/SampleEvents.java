package studio.migr.app.journal;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import studio.migr.app.journal.JournalEvent.AuFileAdded;
import studio.migr.app.journal.JournalEvent.ClipAdded;
import studio.migr.app.journal.JournalEvent.Labelled;
import studio.migr.app.journal.JournalEvent.ProjectCreated;
import studio.migr.app.journal.JournalEvent.ReasoningCorrected;
import studio.migr.app.journal.JournalEvent.SuggestionAccepted;
import studio.migr.app.journal.JournalEvent.UnitCorrected;
import studio.migr.app.journal.JournalEvent.VotesAdded;
import studio.migr.app.label.AcceptedSuggestion;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.ReasoningPart;
import studio.migr.app.label.Segment;
import studio.migr.app.label.Suggestion;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.label.UnitValue;
import studio.migr.app.label.Votes;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.FrameIndex;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.MediaNote;
import studio.migr.runtime.media.Rational;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.reasoning.SegmentKind;

/** Events as tests need them. */
public final class SampleEvents {
  public static final Instant TIME = Instant.parse("2026-03-29T01:30:00.123Z");

  private SampleEvents() {}

  /** One second of 25 frames with sound. */
  public static MediaInfo film() {
    long[] pts = new long[25];
    for (int k = 0; k < pts.length; k++) {
      pts[k] = 512L * k;
    }
    BitSet keys = new BitSet();
    keys.set(0);
    VideoTrack video =
        new VideoTrack(
            0,
            "h264",
            640,
            480,
            0,
            new Rational(1, 1),
            new Rational(25, 1),
            false,
            new Rational(1, 12800),
            new FrameIndex(pts, keys));
    return new MediaInfo(
        "mov,mp4",
        0,
        1000,
        Optional.of(video),
        List.of(new AudioTrack(1, "aac", 48000, 2, 0, 1000)),
        List.of());
  }

  /** One second of sound alone. */
  public static MediaInfo sound() {
    return new MediaInfo(
        "wav",
        0,
        1000,
        Optional.empty(),
        List.of(new AudioTrack(0, "pcm_s16le", 16000, 1, 0, 1000)),
        List.of(MediaNote.SOUND_ONLY));
  }

  public static ProjectCreated created(long seq) {
    return new ProjectCreated(seq, TIME, "a-project", "Träume, \"heute\"", EmotionScheme.DFEW);
  }

  public static String clipId(int number) {
    return "%016x".formatted(number);
  }

  public static ClipAdded clip(long seq, int number) {
    return new ClipAdded(
        seq,
        TIME,
        clipId(number),
        "%016x".formatted(number) + "0".repeat(48),
        1000 + number,
        "/clips/clip " + number + ".mp4",
        number % 2 == 0 ? film() : sound());
  }

  public static Labelled label(long seq, long change, String annotator, int clip, String emotion) {
    return new Labelled(
        new LabelEvent(
            seq,
            change,
            TIME,
            new LabelKey(clipId(clip), annotator, Condition.BOTH, Optional.empty()),
            Judgement.EMPTY.withEmotion(Optional.of(emotion))),
        annotator);
  }

  public static AuFileAdded auFile(long seq, int clip) {
    return new AuFileAdded(
        seq, TIME, clipId(clip), "openface", "faces/a/Träume.csv", "/from/Träume.csv");
  }

  public static VotesAdded votes(long seq, int clip) {
    return new VotesAdded(
        seq,
        TIME,
        new Votes(clipId(clip), Condition.AUDIO, Map.of("angry", 3, "sad", 0), "CREMA-D"));
  }

  public static UnitCorrected correction(long seq, UnitValue value) {
    return new UnitCorrected(
        new UnitCorrection(
            seq,
            seq,
            TIME,
            clipId(2),
            "Zoë | O'Hara",
            "OpenFace 2 (ä.csv)",
            new ActionUnit(4),
            new Segment(-512, 6400, new Rational(1, 12800)),
            value));
  }

  /** A suggestion accepted for a segment; its label stands before it. */
  public static SuggestionAccepted accepted(long seq, long change) {
    return new SuggestionAccepted(
        new AcceptedSuggestion(
            seq,
            change,
            TIME,
            new LabelKey(
                clipId(2),
                "Zoë | O'Hara",
                Condition.BOTH,
                Optional.of(new Segment(-512, 6400, new Rational(1, 12800)))),
            new Suggestion(
                "migr \"tiny\"", "ab12", "fear", 0.625, Optional.of(DominantModality.AUDIO))),
        "Zoë | O'Hara");
  }

  /** Reasoning with a segment of the model, one rewritten, one added. */
  public static ReasoningCorrected reasoning(
      long seq, String annotator, int clip, ReasoningCorrection.Decision decision) {
    return new ReasoningCorrected(
        new ReasoningCorrection(
            seq,
            seq,
            TIME,
            clipId(clip),
            annotator,
            "migr \"tiny\"",
            "ab12",
            List.of(
                ReasoningPart.ofModel(SegmentKind.AUD_DESC, "The voice climbs."),
                ReasoningPart.ofModel(SegmentKind.VIS_DESC, "The mouth smiles.")
                    .rewritten("The mouth opens,\nthe brows rise 😱.", annotator)
                    .rated(ReasoningPart.Rating.PARTLY),
                ReasoningPart.added(SegmentKind.TEXT, "Both say surprise.", annotator)),
            "surprise",
            decision));
  }

  /** A label with every part it can have, and words that are hard to write. */
  public static Labelled fullLabel(long seq, long change) {
    return new Labelled(
        new LabelEvent(
            seq,
            change,
            TIME,
            new LabelKey(
                clipId(2),
                "Zoë | O'Hara",
                Condition.AUDIO,
                Optional.of(new Segment(-512, 6400, new Rational(1, 12800)))),
            new Judgement(
                Optional.of("fear"),
                Optional.of(DominantModality.CONFLICT),
                OptionalDouble.of(0.7),
                Optional.of("line one\nline \"two\", 悲しい 😱 \\ \u2028 end"))),
        "somebody else");
  }
}
