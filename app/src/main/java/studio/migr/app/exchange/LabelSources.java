package studio.migr.app.exchange;

import java.util.List;
import java.util.Optional;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.LabelSource;

/** The one list of the kinds of files that bring labels and tracks, narrow ideas first. */
public final class LabelSources {
  private final List<LabelSource> sources;

  public LabelSources() {
    this(List.of());
  }

  LabelSources(List<LabelSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Who reads a file; empty if it is none of these kinds. */
  public Optional<LabelSource> of(FileHead head) {
    return sources.stream().filter(source -> source.recognises(head)).findFirst();
  }
}
