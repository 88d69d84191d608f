package studio.migr.clips.head;

/**
 * One invented person: shape, age, skin, hair, glasses. Lengths are factors of an average adult's
 * unless a unit is named; colours are linear light, red, green, blue, 0 to 1.
 *
 * @param name a short name for lists, such as "P07"
 * @param feminine 0 to 1: jaw, brow ridge, brows, lips and the size of the larynx follow it
 * @param age years; lines deepen and the skin grows uneven with it
 * @param faceWidth width of the head
 * @param faceLength length of the face below the eyes
 * @param jawWidth width of the jaw
 * @param chin length and strength of the chin
 * @param eyeSize size of the eyes' opening
 * @param eyeGap distance between the eyes
 * @param eyeTilt mm by which the outer corner stands above the inner one
 * @param lidFold 0 to 1: how much of the upper lid's fold shows
 * @param browHeight mm above the average
 * @param browThickness thickness of the brows
 * @param noseWidth width of the nose
 * @param noseLength length of the nose
 * @param noseHeight how far the nose stands out
 * @param mouthWidth width of the mouth
 * @param lipFullness fullness of the lips
 * @param cheekbones how far the cheekbones stand out
 * @param asymmetry -1 to 1: by how much one half of the face moves more than the other
 * @param skin colour of the skin
 * @param redness 0 to 1: how much blood shows in cheeks, nose and lips
 * @param freckles 0 to 1
 * @param stubble 0 to 1: shadow of a shaved beard
 * @param hair cut of the hair
 * @param hairColour colour of hair and brows
 * @param iris colour of the irises
 * @param glasses whether glasses are worn
 * @param clothes colour of the clothes
 * @param seed for skin spots, strands of hair and other small things
 */
public record Identity(
    String name,
    double feminine,
    double age,
    double faceWidth,
    double faceLength,
    double jawWidth,
    double chin,
    double eyeSize,
    double eyeGap,
    double eyeTilt,
    double lidFold,
    double browHeight,
    double browThickness,
    double noseWidth,
    double noseLength,
    double noseHeight,
    double mouthWidth,
    double lipFullness,
    double cheekbones,
    double asymmetry,
    Colour skin,
    double redness,
    double freckles,
    double stubble,
    HairCut hair,
    Colour hairColour,
    Colour iris,
    boolean glasses,
    Colour clothes,
    long seed) {

  /** Cuts of hair that the head can wear. */
  public enum HairCut {
    /** No hair. */
    BALD,
    /** Close to the head, ears free. */
    SHORT,
    /** Full, over the ears' tops. */
    FULL,
    /** With a fringe over the forehead. */
    FRINGE,
    /** Down to the shoulders. */
    LONG
  }
}
