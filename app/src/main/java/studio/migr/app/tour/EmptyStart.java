package studio.migr.app.tour;

import java.io.IOException;

/** The first start: no project yet, an invitation. */
final class EmptyStart implements TourStep {
  @Override
  public void run(WorkingDay day) throws IOException {
    day.capture("welcome");
  }
}
