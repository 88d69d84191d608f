package studio.migr.app.shell;

import com.google.inject.Module;
import java.util.List;
import studio.migr.app.agreement.AgreementModule;
import studio.migr.app.annotate.AnnotateModule;
import studio.migr.app.checkup.CheckupModule;
import studio.migr.app.correction.CorrectionModule;
import studio.migr.app.engine.EngineModule;
import studio.migr.app.errors.ErrorsModule;
import studio.migr.app.exchange.ExchangeModule;
import studio.migr.app.explain.ExplainModule;
import studio.migr.app.library.LibraryModule;
import studio.migr.app.measure.MeasureModule;
import studio.migr.app.player.PlayerModule;
import studio.migr.app.plot.PlotModule;
import studio.migr.app.queue.QueueModule;
import studio.migr.app.reasoning.ReasoningModule;
import studio.migr.app.round.RoundModule;
import studio.migr.app.runs.RunsModule;
import studio.migr.app.sample.SampleModule;
import studio.migr.app.scheme.SchemeModule;
import studio.migr.app.segment.SegmentModule;
import studio.migr.app.sharing.SharingModule;
import studio.migr.app.snapshots.SnapshotsModule;
import studio.migr.app.study.StudyModule;
import studio.migr.app.suggest.SuggestModule;
import studio.migr.app.timeline.TimelineModule;
import studio.migr.app.timeline.track.TrackModule;

/**
 * The one list of the window's features. Their order is that of the commands in the sheet of keys.
 */
public final class Features {
  private Features() {}

  public static List<Module> all() {
    return List.of(
        new AnnotateModule(),
        new LibraryModule(),
        new SuggestModule(),
        new QueueModule(),
        new ReasoningModule(),
        new PlayerModule(),
        new TimelineModule(),
        new SchemeModule(),
        new RoundModule(),
        new SharingModule(),
        new AgreementModule(),
        new StudyModule(),
        new ErrorsModule(),
        new ExchangeModule(),
        new ExplainModule(),
        new TrackModule(),
        new SegmentModule(),
        new CorrectionModule(),
        new MeasureModule(),
        new SampleModule(),
        new EngineModule(),
        new SnapshotsModule(),
        new RunsModule(),
        new PlotModule(),
        new CheckupModule(),
        new ShellModule());
  }
}
