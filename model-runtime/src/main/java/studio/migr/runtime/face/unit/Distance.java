package studio.migr.runtime.face.unit;

/**
 * A place or distance in the aligned mesh, in distances between the eyes; up, to the picture's
 * right and towards the camera are positive. Left and right halves of the face are averaged.
 */
enum Distance {
  BROW_INNER(FacePart.BROW, f -> f.y(107, 55, 336, 285)),
  BROW_MIDDLE(FacePart.BROW, f -> f.y(105, 52, 334, 282)),
  BROW_OUTER(FacePart.BROW, f -> f.y(70, 46, 300, 276, 63, 53, 293, 283)),
  BROW_GAP(FacePart.BROW, f -> f.x(336, 285) - f.x(107, 55)),
  GLABELLA(FacePart.BROW, f -> f.y(9, 8)),
  FOREHEAD(FacePart.BROW, f -> f.y(108, 337, 69, 299, 151)),
  BRIDGE_WIDTH(FacePart.BROW, f -> f.x(417, 351) - f.x(193, 122)),
  EYE_OPENING(
      FacePart.LID, f -> f.y(159, 386, 158, 385, 160, 387) - f.y(145, 374, 153, 380, 144, 373)),
  UPPER_LID(FacePart.LID, f -> f.y(159, 386, 158, 385, 160, 387)),
  LOWER_LID(FacePart.LID, f -> f.y(145, 374, 153, 380, 144, 373)),
  LID_FOLD(FacePart.LID, f -> f.y(221, 441, 222, 442, 189, 413)),
  UPPER_LID_OUTSIDE(FacePart.LID, f -> f.y(161, 388, 246, 466)),
  BELOW_LID_OUTSIDE(FacePart.LID, f -> f.y(110, 339, 25, 255, 226, 446)),
  CHEEK(FacePart.CHEEK, f -> f.y(50, 280, 117, 346, 118, 347)),
  CHEEK_DEPTH(FacePart.CHEEK, f -> f.z(50, 280, 117, 346, 118, 347)),
  BELOW_EYE(FacePart.CHEEK, f -> f.y(230, 450, 229, 449, 119, 348)),
  NASOLABIAL(FacePart.CHEEK, f -> f.y(205, 425, 36, 266, 206, 426)),
  NASOLABIAL_DEPTH(FacePart.CHEEK, f -> f.z(205, 425, 36, 266, 206, 426)),
  NOSE_WING(FacePart.NOSE, f -> f.y(129, 358, 49, 279, 64, 294)),
  NOSE_WIDTH(FacePart.NOSE, f -> f.x(358, 294) - f.x(129, 64)),
  NOSE_SIDE(FacePart.NOSE, f -> f.y(198, 420, 217, 437, 126, 355)),
  NOSE_TIP(FacePart.NOSE, f -> f.y(1, 4)),
  NOSE_BASE(FacePart.NOSE, f -> f.y(2)),
  UPPER_LIP_EDGE(FacePart.LIP, f -> f.y(0, 37, 267, 39, 269)),
  UPPER_LIP_INSIDE(FacePart.LIP, f -> f.y(13, 82, 312)),
  LOWER_LIP_INSIDE(FacePart.LIP, f -> f.y(14, 87, 317)),
  LOWER_LIP_EDGE(FacePart.LIP, f -> f.y(17, 84, 314)),
  CORNER(FacePart.LIP, f -> f.y(61, 291)),
  MOUTH_WIDTH(FacePart.LIP, f -> f.x(291) - f.x(61)),
  CORNER_DEPTH(FacePart.LIP, f -> f.z(61, 291)),
  MOUTH_WIDTH_INSIDE(FacePart.LIP, f -> f.x(308) - f.x(78)),
  CORNER_INSIDE(FacePart.LIP, f -> f.y(78, 308)),
  UPPER_LIP_HEIGHT(FacePart.LIP, f -> f.y(0, 37, 267, 39, 269) - f.y(13, 82, 312)),
  LOWER_LIP_HEIGHT(FacePart.LIP, f -> f.y(14, 87, 317) - f.y(17, 84, 314)),
  LIP_OPENING(FacePart.LIP, f -> f.y(13, 82, 312) - f.y(14, 87, 317)),
  CORNER_ABOVE_MOUTH(FacePart.LIP, f -> f.y(78, 308) - (f.y(13, 82, 312) + f.y(14, 87, 317)) / 2),
  UPPER_LIP_DEPTH(FacePart.LIP, f -> f.z(0, 37, 267)),
  LOWER_LIP_DEPTH(FacePart.LIP, f -> f.z(17, 84, 314)),
  CHIN_TIP(FacePart.CHIN, f -> f.y(152, 148, 377)),
  CHIN_BOSS(FacePart.CHIN, f -> f.y(199, 175, 200)),
  CHIN_BOSS_DEPTH(FacePart.CHIN, f -> f.z(199, 175, 200)),
  BELOW_LIP(FacePart.CHIN, f -> f.y(18, 83, 313));

  private final FacePart part;
  private final Formula formula;

  Distance(FacePart part, Formula formula) {
    this.part = part;
    this.formula = formula;
  }

  private interface Formula {
    double of(AlignedFace face);
  }

  FacePart part() {
    return part;
  }

  double of(AlignedFace face) {
    return formula.of(face);
  }
}
