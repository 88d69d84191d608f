package studio.migr.app.explain;

import java.util.Locale;

/** What the panel below the picture shows. */
public enum Facet {
  TIMELINE,
  HEATMAP,
  DRIFT,
  TRACE,
  COMPARE;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
