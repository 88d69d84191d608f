package studio.migr.training.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import studio.migr.runtime.work.Work;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.WhyNotDefined;

/** The coefficients against the worked examples of those who published them. */
final class CoefficientTest {
  /** Fleiss 1971: thirty patients, six psychiatrists each; votes by diagnosis. */
  private static final String FLEISS =
      "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031"
          + " 00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500"
          + " 00006";

  @Example
  void krippendorffWithMissingValues() {
    assertThat(
            value(
                Coefficient.ALPHA,
                byJudge("123321412...", "1233224125.3", ".3332342251.", "12332441251.")))
        .isCloseTo(0.743, within(5e-4));
    assertThat(
            value(
                Coefficient.ALPHA,
                byJudge(".....34121133.3", "1.213343.......", "..21344.21133.4")))
        .isCloseTo(0.691, within(5e-4));
  }

  @Example
  void krippendorffOfTwoJudges() {
    assertThat(value(Coefficient.ALPHA, byJudge("0100000010", "1110010000")))
        .isCloseTo(0.095, within(5e-4));
    assertThat(value(Coefficient.ALPHA, byJudge("aabbdcccedda", "babbbccceddd")))
        .isCloseTo(0.692, within(5e-4));
  }

  @Example
  void fleissOfThirtyPatients() {
    Ratings patients = byVotes(FLEISS);
    assertThat(value(Coefficient.PERCENT, patients)).isCloseTo(0.5556, within(5e-5));
    assertThat(value(Coefficient.FLEISS, patients)).isCloseTo(0.4302, within(5e-5));
    assertThat(value(Coefficient.ALPHA, patients)).isCloseTo(0.4334, within(5e-5));
  }

  @Example
  void cohenOfTwoHundred() {
    Ratings both = byTable(new int[][] {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}});
    assertThat(value(Coefficient.COHEN, both)).isCloseTo(0.4915, within(5e-5));
    assertThat(value(Coefficient.PERCENT, both)).isCloseTo(0.7, within(1e-12));
    assertThat(value(Coefficient.COHEN, byTable(new int[][] {{0, 4, 1}, {0, 8, 0}, {0, 1, 5}})))
        .isCloseTo(0.4842, within(5e-5));
  }

  @Example
  void whatIsNotDefinedSaysWhy() {
    assertThat(why(Coefficient.COHEN, byJudge("ab", "ab", "ba")))
        .isEqualTo(WhyNotDefined.NOT_TWO_JUDGES);
    assertThat(why(Coefficient.FLEISS, byJudge("ab.", "a.b", ".ab")))
        .isEqualTo(WhyNotDefined.NOT_ALL_JUDGED);
    for (Coefficient each : List.of(Coefficient.COHEN, Coefficient.FLEISS, Coefficient.ALPHA)) {
      assertThat(why(each, byJudge("aaa", "aaa"))).isEqualTo(WhyNotDefined.ONE_CATEGORY);
    }
    for (Coefficient each : Coefficient.values()) {
      assertThat(why(each, byJudge("ab..", "..ab"))).isEqualTo(WhyNotDefined.NOTHING_JUDGED_TWICE);
      assertThat(why(each, Ratings.of(List.of()))).isEqualTo(WhyNotDefined.NOTHING_JUDGED_TWICE);
    }
  }

  @Example
  void whoJudgedAloneIsNoSecondJudge() {
    Ratings ratings = byJudge("abab.", "abba.", "....a");
    assertThat(ratings.judges()).isEqualTo(2);
    assertThat(value(Coefficient.COHEN, ratings)).isCloseTo(0, within(1e-12));
  }

  @Example
  void eachClassHasFiguresOfItsOwn() {
    Agreement agreement =
        Agreement.of(byTable(new int[][] {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}), Work.UNWATCHED);
    ClassAgreement first = agreement.classes().getFirst();
    assertThat(first.judgements()).isEqualTo(120 + 100);
    assertThat(first.specific().figure())
        .isEqualTo(new Figure.Value(2 * 88 / 220.0, 200)); // 2a / (2a + b + c)
    assertThat(first.alpha().interval().orElseThrow().low())
        .isLessThan(first.alpha().figure().orEmpty().orElseThrow());
  }

  @Example
  void intervalsHoldTheFigureAndComeOutTheSame() {
    Agreement agreement = Agreement.of(byVotes(FLEISS), Work.UNWATCHED);
    Estimate kappa = agreement.figure(Coefficient.FLEISS);
    assertThat(kappa.interval().orElseThrow().low()).isBetween(0.25, 0.4);
    assertThat(kappa.interval().orElseThrow().high()).isBetween(0.45, 0.6);
    assertThat(Agreement.of(byVotes(FLEISS), Work.UNWATCHED)).isEqualTo(agreement);
    assertThat(Agreement.of(byJudge("aabb", "aaba"), Work.UNWATCHED).figure(Coefficient.ALPHA))
        .as("four units are too few to draw from")
        .matches(few -> few.interval().isEmpty() && few.figure() instanceof Figure.Value);
  }

  @Property(tries = 100)
  void alphaIsTheShareOfDisagreementsThatChanceWouldNotMake(
      @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 2) Integer> one,
      @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 2) Integer> other) {
    int units = Math.min(one.size(), other.size());
    List<Map<String, String>> said = new ArrayList<>();
    List<Integer> all = new ArrayList<>();
    double observed = 0;
    for (int k = 0; k < units; k++) {
      said.add(Map.of("one", "" + one.get(k), "other", "" + other.get(k)));
      all.add(one.get(k));
      all.add(other.get(k));
      observed += one.get(k).equals(other.get(k)) ? 0 : 1;
    }
    double differing = 0;
    double pairs = 0;
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < all.size(); j++) {
        pairs += i == j ? 0 : 1;
        differing += i == j || all.get(i).equals(all.get(j)) ? 0 : 1;
      }
    }
    Figure alpha = Coefficient.ALPHA.of(Ratings.of(said));
    if (differing == 0) {
      assertThat(alpha).isEqualTo(new Figure.NotDefined(WhyNotDefined.ONE_CATEGORY));
    } else {
      double expected = 1 - (observed / units) / (differing / pairs);
      assertThat(alpha.orEmpty().orElseThrow()).isCloseTo(expected, within(1e-9));
    }
  }

  private static double value(Coefficient coefficient, Ratings ratings) {
    return coefficient.of(ratings).orEmpty().orElseThrow();
  }

  private static WhyNotDefined why(Coefficient coefficient, Ratings ratings) {
    return ((Figure.NotDefined) coefficient.of(ratings)).why();
  }

  /** One text for each judge, one character for each unit; a full stop is missing. */
  private static Ratings byJudge(String... judges) {
    List<Map<String, String>> units = new ArrayList<>();
    for (int k = 0; k < judges[0].length(); k++) {
      Map<String, String> unit = new LinkedHashMap<>();
      for (int judge = 0; judge < judges.length; judge++) {
        if (judges[judge].charAt(k) != '.') {
          unit.put("judge " + judge, judges[judge].substring(k, k + 1));
        }
      }
      units.add(unit);
    }
    return Ratings.of(units);
  }

  /** One word for each unit: how many chose each category. */
  private static Ratings byVotes(String words) {
    List<Map<String, String>> units = new ArrayList<>();
    for (String word : List.of(words.split(" ", -1))) {
      Map<String, String> unit = new LinkedHashMap<>();
      for (int category = 0; category < word.length(); category++) {
        for (int vote = 0; vote < word.charAt(category) - '0'; vote++) {
          unit.put("judge " + unit.size(), "category " + category);
        }
      }
      units.add(unit);
    }
    return Ratings.of(units);
  }

  /** How often the first judge said the row and the second the column. */
  private static Ratings byTable(int[][] counts) {
    List<Map<String, String>> units = new ArrayList<>();
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts.length; column++) {
        for (int k = 0; k < counts[row][column]; k++) {
          units.add(Map.of("first", "category " + row, "second", "category " + column));
        }
      }
    }
    return Ratings.of(units);
  }
}
