package studio.migr.app.exchange.tiers;

import java.net.URLConnection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import studio.migr.app.exchange.ClipLabels;
import studio.migr.app.exchange.tiers.LabelTierName.Field;
import studio.migr.runtime.elan.ElanDocument;
import studio.migr.runtime.elan.ElanMedia;
import studio.migr.runtime.elan.ElanTier;
import studio.migr.runtime.elan.ElanWriter;
import studio.migr.runtime.elan.Vocabulary;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.tier.TimedValue;

/** The labels of a clip as an EAF file: emotions, and what else was said hanging on them. */
public final class ElanExport {
  private static final String EMOTIONS = "emotion";
  private static final String MODALITIES = "dominant_modality";

  private ElanExport() {}

  /**
   * @param folder into which the file goes, for the relative link to the clip
   */
  public static String write(ClipLabels clip, EmotionScheme scheme, Path folder, Instant now) {
    List<ElanTier> tiers = new ArrayList<>();
    for (LabelTiers.Group group : LabelTiers.of(clip, ElanExport::wholeMillis, 1)) {
      tiers.addAll(tiers(group));
    }
    return ElanWriter.write(
        new ElanDocument(
            "",
            now.toString(),
            List.of(media(clip, folder)),
            tiers,
            List.of(
                new Vocabulary(EMOTIONS, scheme.emotions()),
                new Vocabulary(
                    MODALITIES,
                    Arrays.stream(DominantModality.values()).map(DominantModality::id).toList())),
            0));
  }

  private static double wholeMillis(double millis) {
    return Math.max(0, Math.round(millis));
  }

  private static List<ElanTier> tiers(LabelTiers.Group group) {
    List<ElanTier> tiers = new ArrayList<>();
    String parent = group.name().text();
    Optional<String> annotator = group.name().annotator();
    List<TimedValue> emotions =
        group.labels().stream()
            .map(label -> label.value(LabelTiers.text(label.judgement(), Field.EMOTION).orElse("")))
            .toList();
    tiers.add(
        new ElanTier(
            parent,
            annotator,
            Optional.empty(),
            Optional.empty(),
            Optional.of(EMOTIONS),
            emotions));
    for (Field field : List.of(Field.DOMINANT_MODALITY, Field.CONFIDENCE, Field.NOTE)) {
      List<TimedValue> values = group.values(field);
      if (!values.isEmpty()) {
        tiers.add(
            new ElanTier(
                group.name().of(field).text(),
                annotator,
                Optional.empty(),
                Optional.of(parent),
                field == Field.DOMINANT_MODALITY ? Optional.of(MODALITIES) : Optional.empty(),
                values));
      }
    }
    return tiers;
  }

  private static ElanMedia media(ClipLabels clip, Path folder) {
    Path file = clip.clip().path();
    Optional<String> relative =
        file.getRoot() != null && file.getRoot().equals(folder.getRoot())
            ? Optional.of("./" + folder.relativize(file).toString().replace('\\', '/'))
            : Optional.empty();
    String type = URLConnection.guessContentTypeFromName(clip.clip().name());
    String fallback = clip.clip().hasPicture() ? "video/*" : "audio/*";
    return new ElanMedia(file.toUri().toString(), relative, type == null ? fallback : type, 0);
  }
}
