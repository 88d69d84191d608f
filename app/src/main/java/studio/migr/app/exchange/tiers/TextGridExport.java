package studio.migr.app.exchange.tiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.migr.app.exchange.ClipLabels;
import studio.migr.app.exchange.tiers.LabelTierName.Field;
import studio.migr.runtime.textgrid.TextGridWriter;
import studio.migr.runtime.tier.Tier;
import studio.migr.runtime.tier.TierDocument;
import studio.migr.runtime.tier.TimedValue;

/** The labels of a clip as a TextGrid, a tier for each part of the labels. */
public final class TextGridExport {
  private TextGridExport() {}

  public static String write(ClipLabels clip) {
    List<Tier> tiers = new ArrayList<>();
    double start = 0;
    double end = clip.placement().endMs() - clip.placement().startMs();
    for (LabelTiers.Group group : LabelTiers.of(clip, millis -> millis, 0)) {
      for (Field field : Field.values()) {
        List<TimedValue> values = group.values(field);
        if (!values.isEmpty()) {
          tiers.add(new Tier(group.name().of(field).text(), Optional.empty(), false, values));
        }
        for (TimedValue value : values) { // ticks may round over the clip's ends
          start = Math.min(start, value.startMs());
          end = Math.max(end, value.endMs());
        }
      }
    }
    return TextGridWriter.write(new TierDocument(List.of(), tiers, start, end));
  }
}
