package studio.migr.app.tour;

import java.io.IOException;

/** One thing that an annotator does in a day. */
@FunctionalInterface
interface TourStep {
  void run(WorkingDay day) throws IOException;
}
