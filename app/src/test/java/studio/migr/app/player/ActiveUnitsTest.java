package studio.migr.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import studio.migr.app.face.CorrectedStretch;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

final class ActiveUnitsTest {
  private static final ActionUnit BROW = new ActionUnit(4);
  private static final ActionUnit CHEEK = new ActionUnit(6);
  private static final ActionUnit SMILE = new ActionUnit(12);

  /** One row: a strong brow, a faint cheek, a smile. */
  private static final AuTrack FACE =
      new AuTrack(
          "tool",
          new double[] {0},
          new boolean[] {true},
          new double[] {0.9},
          new TreeMap<>(
              Map.of(BROW, new double[] {4}, CHEEK, new double[] {0.3}, SMILE, new double[] {2})),
          new TreeMap<>(),
          Optional.empty());

  private static CorrectedStretch intensity(double value) {
    return new CorrectedStretch(0, 40, OptionalDouble.of(value), Optional.empty(), false);
  }

  private static List<ActionUnit> units(Map<ActionUnit, CorrectedStretch> said) {
    return ActiveUnits.of(FACE, 0, said).stream().map(ActiveUnits.Active::unit).toList();
  }

  @Test
  void withoutAWordOfAPersonTheToolsActiveUnitsComeByStrength() {
    assertThat(units(Map.of())).containsExactly(BROW, SMILE);
  }

  @Test
  void whatAPersonSaysDecidesTheOrderAndTheToolsValueStays() {
    List<ActiveUnits.Active> active =
        ActiveUnits.of(FACE, 0, Map.of(CHEEK, intensity(5), BROW, intensity(1)));
    assertThat(active).extracting(ActiveUnits.Active::unit).containsExactly(CHEEK, SMILE, BROW);
    assertThat(active.getFirst().intensity()).as("the tool's").isEqualTo(0.3);
    assertThat(active.getFirst().said()).contains(intensity(5));
  }

  @Test
  void whatAPersonDoesNotSeeStaysInTheListAsItsLast() {
    CorrectedStretch hidden =
        new CorrectedStretch(0, 40, OptionalDouble.empty(), Optional.empty(), true);
    CorrectedStretch absent =
        new CorrectedStretch(0, 40, OptionalDouble.empty(), Optional.of(false), false);
    assertThat(units(Map.of(BROW, hidden))).containsExactly(SMILE, BROW);
    assertThat(units(Map.of(BROW, absent))).containsExactly(SMILE, BROW);
  }
}
