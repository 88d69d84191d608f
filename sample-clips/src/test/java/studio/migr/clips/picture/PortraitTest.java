package studio.migr.clips.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import studio.migr.clips.head.ActionUnit;
import studio.migr.clips.head.Attire;
import studio.migr.clips.head.Expression;
import studio.migr.clips.head.FacePose;
import studio.migr.clips.head.Identities;
import studio.migr.clips.head.Identity;

/** The picture of a person. */
class PortraitTest {
  private static final int SIZE = 180;
  private static final Identity WHO = Identities.person(4);

  private static Portrait portrait() {
    return new Portrait(WHO, Scene.room(9), Camera.portrait(SIZE, SIZE));
  }

  /** Mean difference over a band of rows, of 255. */
  private static double difference(byte[] one, byte[] other, double top, double bottom) {
    long sum = 0;
    int count = 0;
    for (int row = (int) (top * SIZE); row < bottom * SIZE; row++) {
      for (int at = 3 * (row * SIZE + SIZE / 3); at < 3 * (row * SIZE + 2 * SIZE / 3); at++) {
        sum += Math.abs((one[at] & 0xff) - (other[at] & 0xff));
        count++;
      }
    }
    return (double) sum / count;
  }

  @Test
  void theSamePoseGivesTheSamePicture() {
    FacePose pose = FacePose.rest().turned(3, -8, 2);
    assertThat(portrait().draw(pose, List.of(), 5)).isEqualTo(portrait().draw(pose, List.of(), 5));
  }

  /**
   * Whoever changes the picture on purpose writes down the new number; if a machine changes it,
   * arithmetic differs there.
   */
  @Test
  void thePixelsAreTheSameOnEveryMachine() {
    CRC32 sum = new CRC32();
    Expression face = Expression.NEUTRAL.with(ActionUnit.AU12, 3).with(ActionUnit.AU04, 2);
    sum.update(portrait().draw(FacePose.looking(face).turned(4, -6, 2), List.of(), 3));
    assertThat(sum.getValue()).isEqualTo(3940023865L);
  }

  @Test
  void aSmileChangesTheMouthAndRaisedBrowsTheForehead() {
    Portrait portrait = portrait();
    byte[] rest = portrait.draw(FacePose.rest(), List.of(), 0);
    byte[] smile = draw(portrait, ActionUnit.AU12);
    byte[] brows = draw(portrait, ActionUnit.AU02);
    assertThat(difference(rest, smile, 0.6, 0.75))
        .isGreaterThan(4 * difference(rest, smile, 0.2, 0.4));
    assertThat(difference(rest, brows, 0.2, 0.45))
        .isGreaterThan(4 * difference(rest, brows, 0.6, 0.75));
  }

  private static byte[] draw(Portrait portrait, ActionUnit unit) {
    return portrait.draw(FacePose.looking(Expression.NEUTRAL.with(unit, 5)), List.of(), 0);
  }

  @Test
  void aCardHidesWhateverTheFaceDoes() {
    Portrait portrait = portrait();
    byte[] rest = portrait.draw(FacePose.rest(), List.of(Attire.card()), 0);
    byte[] smile =
        portrait.draw(
            FacePose.looking(Expression.NEUTRAL.with(ActionUnit.AU12, 5)),
            List.of(Attire.card()),
            0);
    assertThat(smile).isEqualTo(rest);
  }
}
