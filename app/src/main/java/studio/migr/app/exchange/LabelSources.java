package studio.migr.app.exchange;

import java.util.List;
import java.util.Optional;
import studio.migr.app.exchange.labelstudio.LabelStudioSource;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.exchange.table.CsvLabelSource;
import studio.migr.app.exchange.table.JsonLinesLabelSource;
import studio.migr.app.exchange.tiers.AudacitySource;
import studio.migr.app.exchange.tiers.ElanSource;
import studio.migr.app.exchange.tiers.SubtitleSource;
import studio.migr.app.exchange.tiers.TextGridSource;

/** The one list of the kinds of files that bring labels and tracks, narrow ideas first. */
public final class LabelSources {
  private final List<LabelSource> sources;

  public LabelSources() {
    this(
        List.of(
            new ElanSource(),
            new TextGridSource(),
            new SubtitleSource(),
            new LabelStudioSource(),
            new AudacitySource(),
            new JsonLinesLabelSource(),
            new CsvLabelSource()));
  }

  LabelSources(List<LabelSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Who reads a file; empty if it is none of these kinds. */
  public Optional<LabelSource> of(FileHead head) {
    return sources.stream().filter(source -> source.recognises(head)).findFirst();
  }
}
