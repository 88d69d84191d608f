package studio.migr.app.label;

import java.util.Arrays;

/**
 * Published data sets whose labels come in under their own name. Such a label is what the set says
 * of a clip, and nobody's vote.
 */
public enum DataSet {
  DFEW("DFEW"),
  MAFW("MAFW"),
  RAVDESS("RAVDESS"),
  CREMA_D("CREMA-D"),
  /** Most voted answers of CREMA-D's raters, which are no single rater's either. */
  CREMA_D_SUMMARY("CREMA-D summary"),
  EMER("EMER"),
  MER("MER"),
  HUMAN_OMNI("HumanOmni"),
  HUMAN_OMNI_V2("HumanOmniV2");

  private final String annotator;

  DataSet(String annotator) {
    this.annotator = annotator;
  }

  /** The name under which its labels come in. */
  public String annotator() {
    return annotator;
  }

  /** Whether labels of this name are a data set's. */
  public static boolean isDataSet(String annotator) {
    return Arrays.stream(values()).anyMatch(set -> set.annotator.equals(annotator));
  }
}
