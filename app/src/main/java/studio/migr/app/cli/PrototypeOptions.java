package studio.migr.app.cli;

import picocli.CommandLine.Option;
import studio.migr.app.store.ProjectException;
import studio.migr.training.dataset.Curation;
import studio.migr.training.dataset.PrototypeFilter;
import studio.migr.training.dataset.PrototypeFit;

/** Whether and how faces are held against the prototypes of their labels. */
final class PrototypeOptions {
  @Option(
      names = "--prototype-filter",
      description =
          "Leave out clips whose picture is to carry the emotion, but whose face does not fit the"
              + " prototype of their label. Gold labels stay.")
  private boolean on;

  @Option(
      names = "--least-fit",
      paramLabel = "F",
      description = "How well the face must fit its label, 0 to 1; 0.25 if not given.")
  private double least = PrototypeFilter.LEAST;

  @Option(
      names = "--fit-margin",
      paramLabel = "F",
      description = "By how much another emotion may fit better, 0 to 1; 0.15 if not given.")
  private double margin = PrototypeFilter.MARGIN;

  boolean on() {
    return on;
  }

  /**
   * @throws ProjectException if a threshold is none
   */
  PrototypeFilter filter() throws ProjectException {
    if (!(least >= 0 && least <= 1) || !(margin >= 0 && margin <= 1)) {
      throw ProjectException.of("snapshot.no-thresholds");
    }
    return new PrototypeFilter(new PrototypeFit(), least, margin);
  }

  /** With the settings that were used. */
  Curation describe(Curation curation) {
    return on
        ? curation
            .with("prototype_filter", "on")
            .with("least_fit", least)
            .with("fit_margin", margin)
        : curation.with("prototype_filter", "off");
  }
}
