package studio.migr.runtime.face.unit;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import studio.migr.runtime.au.ActionUnit;

/** What a measure is about, and which parts of the face an action unit moves. */
enum FacePart {
  BROW,
  LID,
  CHEEK,
  NOSE,
  LIP,
  CHIN;

  /**
   * The units that can be read from the mesh. Each is read from the parts that its muscles move and
   * from nothing else: what merely tends to go along with it in some emotion must not count.
   */
  static final List<Integer> UNITS =
      List.of(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 23, 24, 25, 26, 45);

  /** The parts that tell of a unit. */
  static Set<FacePart> of(ActionUnit unit) {
    return switch (unit.number()) {
      case 1, 2, 4 -> EnumSet.of(BROW, LID, NOSE);
      case 5, 7, 45 -> EnumSet.of(LID, BROW, CHEEK);
      case 6 -> EnumSet.of(LID, CHEEK, NOSE);
      case 9 -> EnumSet.of(NOSE, BROW, CHEEK, LID);
      case 10 -> EnumSet.of(NOSE, CHEEK, LIP);
      default -> EnumSet.of(LIP, CHIN, NOSE, CHEEK);
    };
  }
}
