package studio.migr.app.exchange;

import java.util.List;
import java.util.Optional;
import studio.migr.app.exchange.dataset.CremaSummarySource;
import studio.migr.app.exchange.dataset.CremaVotesSource;
import studio.migr.app.exchange.dataset.DfewFrameListSource;
import studio.migr.app.exchange.dataset.DfewSplitSource;
import studio.migr.app.exchange.dataset.EmerSource;
import studio.migr.app.exchange.dataset.MafwSplitSource;
import studio.migr.app.exchange.dataset.MerSource;
import studio.migr.app.exchange.dataset.ProblemSource;
import studio.migr.app.exchange.dataset.ReasoningSource;
import studio.migr.app.exchange.dataset.WorkbookSource;
import studio.migr.app.exchange.face.AuSource;
import studio.migr.app.exchange.labelstudio.ConfigurationSource;
import studio.migr.app.exchange.labelstudio.LabelStudioSource;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.exchange.table.CsvLabelSource;
import studio.migr.app.exchange.table.JsonLinesLabelSource;
import studio.migr.app.exchange.tiers.AudacitySource;
import studio.migr.app.exchange.tiers.ElanSource;
import studio.migr.app.exchange.tiers.SubtitleSource;
import studio.migr.app.exchange.tiers.TextGridSource;
import studio.migr.runtime.au.AuFiles;

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
            new ConfigurationSource(),
            new AuSource(AuFiles.Kind.OPENFACE),
            new AuSource(AuFiles.Kind.PY_FEAT),
            new CremaVotesSource(),
            new CremaSummarySource(),
            new DfewSplitSource(),
            new MerSource(),
            new EmerSource(),
            new ReasoningSource(),
            new ProblemSource(),
            new DfewFrameListSource(),
            new MafwSplitSource(),
            new WorkbookSource(),
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
