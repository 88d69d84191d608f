package studio.migr.clips.head;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.migr.clips.head.FaceFeatures.Eye;
import studio.migr.clips.head.FaceFeatures.Layout;
import studio.migr.clips.head.FaceFeatures.Line;
import studio.migr.clips.head.FaceFeatures.Mouth;

/** Each action unit moves what the Facial Action Coding System says that it moves. */
class FaceFeaturesTest {
  private static Layout face(int person, ActionUnit unit, double intensity) {
    return new Head(Identities.person(person))
        .features(FacePose.looking(Expression.NEUTRAL.with(unit, intensity)));
  }

  private static double opening(Layout face) {
    Eye eye = face.eyes().get(1);
    return eye.upper().at(eye.centreX()) - eye.lower().at(eye.centreX());
  }

  private static double gap(Layout face) {
    Mouth mouth = face.mouth();
    return mouth.upper().at(0) - mouth.lower().at(0);
  }

  private static double first(Line line) {
    return line.y()[0];
  }

  private static double end(Line line) {
    return line.y()[line.y().length - 1];
  }

  private static double width(Layout face) {
    double[] x = face.mouth().top().x();
    return x[x.length - 1] - x[0];
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 7, 12})
  void unitsMoveTheirOwnPartOfTheFace(int person) {
    Layout rest = face(person, ActionUnit.AU01, 0);
    Line brow = rest.brows().get(1);
    assertThat(first(face(person, ActionUnit.AU01, 5).brows().get(1)))
        .isGreaterThan(first(brow) + 4);
    assertThat(end(face(person, ActionUnit.AU02, 5).brows().get(1))).isGreaterThan(end(brow) + 3);
    assertThat(first(face(person, ActionUnit.AU04, 5).brows().get(1))).isLessThan(first(brow) - 3);
    assertThat(opening(face(person, ActionUnit.AU05, 5))).isGreaterThan(opening(rest) + 2);
    assertThat(opening(face(person, ActionUnit.AU07, 5))).isLessThan(opening(rest) - 2);
    assertThat(opening(face(person, ActionUnit.AU45, 5))).isLessThan(1);
    assertThat(first(face(person, ActionUnit.AU12, 5).mouth().top()))
        .isGreaterThan(first(rest.mouth().top()) + 4);
    assertThat(first(face(person, ActionUnit.AU15, 5).mouth().top()))
        .isLessThan(first(rest.mouth().top()) - 4);
    assertThat(width(face(person, ActionUnit.AU20, 5))).isGreaterThan(width(rest) + 8);
    assertThat(gap(rest)).isLessThan(0.5);
    assertThat(gap(face(person, ActionUnit.AU25, 5))).isGreaterThan(4);
  }

  @Test
  void aDroppedJawOpensTheMouthOnlyWhereTheLipsPart() {
    Head head = new Head(Identities.person(1));
    Expression jaw = Expression.NEUTRAL.with(ActionUnit.AU26, 5);
    double closed = gap(head.features(FacePose.looking(jaw)));
    double open = gap(head.features(FacePose.looking(jaw.with(ActionUnit.AU25, 5))));
    assertThat(closed).isLessThan(0.5);
    assertThat(open).isGreaterThan(12);
  }

  @Test
  void lipsThatCloseForASoundCloseWhateverTheFaceDoes() {
    Head head = new Head(Identities.person(2));
    FacePose gasp =
        FacePose.looking(Expression.NEUTRAL.with(ActionUnit.AU25, 5).with(ActionUnit.AU26, 4))
            .with(new Articulation(0.2, 0, 0, 1));
    assertThat(gap(head.features(gasp))).isLessThan(0.3);
    assertThat(gasp.visible().of(ActionUnit.AU25)).isZero();
  }
}
