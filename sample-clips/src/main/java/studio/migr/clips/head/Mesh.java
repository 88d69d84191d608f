package studio.migr.clips.head;

/**
 * A surface of triangles, in mm: x to the picture's right, y up, z towards the camera, from the
 * point between the eyes.
 *
 * @param x of each corner
 * @param y of each corner
 * @param z of each corner
 * @param triangles three corners each, counter-clockwise seen from outside
 * @param material what it is made of
 */
public record Mesh(float[] x, float[] y, float[] z, int[] triangles, Material material) {
  /** What a surface is made of; how it moves and looks depends on it. */
  public enum Material {
    /** The head: skin with brows, eyes, lips, and the hair on it. Moves with the expression. */
    HEAD,
    /** Skin without features: ears. Turns with the head. */
    EAR,
    /** The neck: stays with the body. */
    NECK,
    /** Hair that hangs down. Turns with the head. */
    LOCKS,
    /** Frames of glasses. Turn with the head. */
    FRAME,
    /** Clothes: stay with the body. */
    CLOTHES,
    /** A mask of cloth over mouth and nose. Turns with the head. */
    MASK,
    /** A card that somebody holds before the face: stays with the body. */
    CARD;

    /** Whether only its outside can be seen. */
    public boolean closed() {
      return this != LOCKS && this != CARD && this != MASK;
    }

    /** Whether it turns with the head. */
    public boolean turns() {
      return this != NECK && this != CLOTHES && this != CARD;
    }
  }

  /** A grid of corners as two triangles a cell, seen from outside with rows downwards. */
  static int[] grid(int rows, int columns, boolean closed) {
    int cells = closed ? columns : columns - 1;
    int[] triangles = new int[(rows - 1) * cells * 6];
    int at = 0;
    for (int row = 0; row + 1 < rows; row++) {
      for (int cell = 0; cell < cells; cell++) {
        int a = row * columns + cell;
        int b = row * columns + (cell + 1) % columns;
        int c = a + columns;
        int d = b + columns;
        triangles[at++] = a;
        triangles[at++] = c;
        triangles[at++] = b;
        triangles[at++] = b;
        triangles[at++] = c;
        triangles[at++] = d;
      }
    }
    return triangles;
  }
}
