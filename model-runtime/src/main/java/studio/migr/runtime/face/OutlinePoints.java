package studio.migr.runtime.face;

/**
 * The 68 points of the iBUG 300-W scheme (Sagonas et al. 2013), which OpenFace and most others
 * write, in MediaPipe's numbering: jaw, brows, nose, eyes, outer and inner lips.
 */
final class OutlinePoints {
  static final int[] IN_MESH = {
    127,
    234,
    93,
    132,
    58,
    172,
    150,
    176,
    152,
    400,
    379,
    397,
    288,
    361,
    323,
    454,
    356, // jaw
    70,
    63,
    105,
    66,
    107,
    336,
    296,
    334,
    293,
    300, // brows
    168,
    197,
    5,
    4,
    75,
    97,
    2,
    326,
    305, // nose
    33,
    160,
    158,
    133,
    153,
    144,
    362,
    385,
    387,
    263,
    373,
    380, // eyes
    61,
    39,
    37,
    0,
    267,
    269,
    291,
    405,
    314,
    17,
    84,
    181, // outer lips
    78,
    82,
    13,
    312,
    308,
    317,
    14,
    87 // inner lips
  };

  private OutlinePoints() {}
}
