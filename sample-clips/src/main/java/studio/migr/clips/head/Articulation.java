package studio.migr.clips.head;

/**
 * What speaking does to the mouth, each 0 to 1, beside any expression: opening of the jaw,
 * spreading and rounding of the lips, and lips pressed closed (p, b, m).
 */
public record Articulation(double jaw, double wide, double round, double closed) {
  /** Nobody speaks. */
  public static final Articulation SILENT = new Articulation(0, 0, 0, 0);
}
