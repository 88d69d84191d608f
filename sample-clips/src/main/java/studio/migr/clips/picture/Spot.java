package studio.migr.clips.picture;

import studio.migr.clips.head.Mesh.Material;

/** A place on a surface. Filled anew for each point of the picture. */
final class Spot {
  /** How many numbers are fixed to each corner of a surface, in the order of the fields. */
  static final int NUMBERS = 8;

  Material material = Material.HEAD;
  float nx;
  float ny;
  float nz;

  /** Place in the moved face, mm (before the head turns). */
  float faceX;

  float faceY;

  /** Place on the skin at rest, mm. */
  float restX;

  float restY;

  /** Signed distance into the scalp, mm. */
  float scalp;

  /** Becomes the place in a triangle with these shares of its second and third corner. */
  void between(Material of, float[] fixed, int first, int second, int third, float b, float d) {
    int i = NUMBERS * first;
    int j = NUMBERS * second;
    int k = NUMBERS * third;
    float a = 1 - b - d;
    material = of;
    nx = a * fixed[i] + b * fixed[j] + d * fixed[k];
    ny = a * fixed[i + 1] + b * fixed[j + 1] + d * fixed[k + 1];
    nz = a * fixed[i + 2] + b * fixed[j + 2] + d * fixed[k + 2];
    faceX = a * fixed[i + 3] + b * fixed[j + 3] + d * fixed[k + 3];
    faceY = a * fixed[i + 4] + b * fixed[j + 4] + d * fixed[k + 4];
    restX = a * fixed[i + 5] + b * fixed[j + 5] + d * fixed[k + 5];
    restY = a * fixed[i + 6] + b * fixed[j + 6] + d * fixed[k + 6];
    scalp = a * fixed[i + 7] + b * fixed[j + 7] + d * fixed[k + 7];
  }
}
