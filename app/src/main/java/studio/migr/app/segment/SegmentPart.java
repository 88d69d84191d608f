package studio.migr.app.segment;

/** What of a segment is moved. */
public enum SegmentPart {
  START,
  WHOLE,
  END
}
