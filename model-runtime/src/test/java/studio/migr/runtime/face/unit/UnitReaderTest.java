package studio.migr.runtime.face.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.face.net.FaceNets.Kind;

/** What moves in a face, and which units are read. The clip is calm for a second, then moves. */
final class UnitReaderTest {
  private static final int CALM = 25;
  private static final int MOVED = 10;
  private static final int[] INNER_BROW = {107, 55, 336, 285};
  private static final int[] MIDDLE_BROW = {105, 52, 334, 282, 66, 65, 296, 295};
  private static final int[] OUTER_BROW = {70, 46, 300, 276, 63, 53, 293, 283};
  private static final int[] FOREHEAD = {10, 109, 338, 151, 9, 8};
  private static final int[] LOWER_LIP = {
    14, 87, 317, 17, 84, 314, 178, 402, 88, 318, 95, 324, 181, 405, 91, 321, 146, 375
  };
  private static final int[] CHIN = {18, 83, 313, 199, 175, 200, 152, 148, 377, 176, 400};

  private final FaceMeasures measures = FaceMeasures.of(Kind.FACE_MESH);

  private SortedMap<ActionUnit, double[]> read(MovedFace moved) {
    List<float @Nullable []> frames = new ArrayList<>();
    for (int k = 0; k < CALM; k++) {
      frames.add(measures.of(MovedFace.calm().mesh()));
    }
    for (int k = 0; k < MOVED; k++) {
      frames.add(measures.of(moved.mesh()));
    }
    return UnitReader.of(Kind.FACE_MESH).intensities(frames);
  }

  /** In the last frame. */
  private static double at(SortedMap<ActionUnit, double[]> units, int number) {
    return Objects.requireNonNull(units.get(new ActionUnit(number)))[CALM + MOVED - 1];
  }

  @Test
  void raisedInnerBrowsAreUnit1MoreThanUnit2() {
    var units =
        read(MovedFace.calm().up(0.08, INNER_BROW).up(0.04, MIDDLE_BROW).up(0.02, FOREHEAD));
    assertThat(at(units, 1)).isGreaterThan(at(units, 2)).isGreaterThan(1);
    assertThat(at(units, 25)).as("the mouth did not move").isLessThan(0.2);
  }

  @Test
  void raisedOuterBrowsAreUnit2AndNoFrown() {
    var units =
        read(MovedFace.calm().up(0.05, MIDDLE_BROW).up(0.08, OUTER_BROW).up(0.02, FOREHEAD));
    assertThat(at(units, 2)).isGreaterThan(at(units, 1)).isGreaterThan(1);
    assertThat(at(units, 4)).isLessThan(0.3);
  }

  @Test
  void loweredInnerBrowsAreAFrown() {
    var units =
        read(MovedFace.calm().up(-0.07, INNER_BROW).up(-0.05, MIDDLE_BROW).up(-0.02, FOREHEAD));
    assertThat(at(units, 4)).isGreaterThan(1);
    assertThat(at(units, 1)).isLessThan(0.3);
  }

  @Test
  void closedLidsAreABlink() {
    var units = read(MovedFace.calm().up(-0.12, 159, 386, 158, 385, 160, 387, 157, 384, 161, 388));
    assertThat(at(units, 45)).isGreaterThan(2);
    assertThat(at(units, 5)).as("the lid is not raised").isLessThan(1);
  }

  @Test
  void aLoweredJawPartsTheLips() {
    var units = read(MovedFace.calm().up(-0.25, LOWER_LIP).up(-0.25, CHIN));
    assertThat(at(units, 25)).isGreaterThan(1);
    assertThat(at(units, 26)).isGreaterThan(1);
    assertThat(at(units, 1)).as("the brows did not move").isLessThan(0.2);
  }

  @Test
  void mouthCornersTellASmileFromASadMouth() {
    int[] corners = {61, 291, 78, 308, 185, 409, 191, 415, 146, 375, 95, 324};
    var up = read(MovedFace.calm().up(0.08, corners));
    var down = read(MovedFace.calm().up(-0.08, corners));
    assertThat(at(up, 12)).isGreaterThan(at(down, 12)).isGreaterThan(0.5);
    assertThat(at(down, 15)).isGreaterThan(at(up, 15)).isGreaterThan(0.5);
  }

  @Test
  void aTurnOfTheHeadMovesNoUnit() {
    read(MovedFace.calm().turned(25))
        .forEach(
            (unit, values) ->
                assertThat(values[CALM + MOVED - 1]).as(unit.code()).isCloseTo(0, within(0.05)));
  }

  @Test
  void whereNoFaceIsThereIsNoValueAndNotZero() {
    List<float @Nullable []> frames = new ArrayList<>();
    frames.add(measures.of(MovedFace.calm().mesh()));
    frames.add(null);
    frames.add(measures.of(MovedFace.calm().mesh()));
    UnitReader.of(Kind.FACE_MESH)
        .intensities(frames)
        .forEach(
            (unit, values) -> {
              assertThat(values[1]).as(unit.code()).isNaN();
              assertThat(values[0]).isZero();
              assertThat(UnitReader.presence(values)).containsExactly(0, Double.NaN, 0);
            });
  }

  @Test
  void aClipWithoutAnyFaceHasOnlyMissingValues() {
    List<float @Nullable []> frames = new ArrayList<>();
    frames.add(null);
    assertThat(UnitReader.of(Kind.FACE_MESH).intensities(frames).values())
        .allSatisfy(values -> assertThat(values).containsOnly(Double.NaN));
  }

  @Test
  void bothCalibrationsReadTheSameUnits() {
    assertThat(Calibration.of(Kind.FACE_LANDMARKER).relative().keySet())
        .isEqualTo(Calibration.of(Kind.FACE_MESH).relative().keySet())
        .hasSize(FacePart.UNITS.size());
  }

  @Test
  void theFitFindsTheSlopesThatMadeTheData() {
    List<float[]> faces = new ArrayList<>();
    List<double[]> calm = new ArrayList<>();
    double[] truth = new double[400];
    Random random = new Random(7);
    int opening = measures.names().indexOf("lip_opening");
    for (int k = 0; k < truth.length; k++) {
      float[] face = new float[measures.count()];
      for (int measure = 0; measure < face.length; measure++) {
        face[measure] = (float) random.nextGaussian();
      }
      faces.add(face);
      calm.add(new double[measures.count()]);
      truth[k] = 2 * Math.max(0, face[opening]);
    }
    Slopes slopes = SlopeFit.fit(faces, calm, truth, measures, FacePart.of(new ActionUnit(25)));
    assertThat(slopes.above()[opening]).as("a little shrunk").isBetween(1.6, 2.05);
    assertThat(slopes.below()[opening]).isBetween(-0.3, 0.3);
    assertThat(slopes.above()[measures.names().indexOf("brow_inner")])
        .as("brows tell nothing of lips")
        .isZero();
  }
}
