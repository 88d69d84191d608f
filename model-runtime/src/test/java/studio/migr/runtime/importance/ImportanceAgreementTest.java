package studio.migr.runtime.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.emotion.DominantModality;

/** People's importance beside a model's, counted by hand. */
final class ImportanceAgreementTest {
  private static ImportanceAgreement.Pair pair(
      DominantModality people, double lead, DominantModality model, double ofModel) {
    return new ImportanceAgreement.Pair(
        people, new ModalityShare(lead, 0), model, new ModalityShare(0, -ofModel));
  }

  @Test
  void verdictsAndLeadsAreCompared() {
    ImportanceAgreement agreement =
        ImportanceAgreement.of(
            List.of(
                pair(DominantModality.AUDIO, 0.3, DominantModality.AUDIO, 0.2),
                pair(DominantModality.AUDIO, 0.1, DominantModality.VISUAL, 0.0),
                pair(DominantModality.VISUAL, -0.3, DominantModality.VISUAL, -0.4),
                pair(DominantModality.VISUAL, -0.1, DominantModality.VISUAL, -0.2)));
    assertThat(agreement.clips()).isEqualTo(4);
    assertThat(agreement.sameVerdict()).hasValue(0.75);
    // by chance 1/2 · 1/4 + 1/2 · 3/4 = 1/2
    assertThat(agreement.kappa().orElseThrow()).isCloseTo(0.5, within(1e-12));
    // each of the model's leads is 0.1 less
    assertThat(agreement.correlation().orElseThrow()).isCloseTo(1, within(1e-12));
  }

  @Test
  void whatCannotBeSaidIsLeftOpen() {
    ImportanceAgreement none = ImportanceAgreement.of(List.of());
    assertThat(none.sameVerdict()).isEmpty();
    ImportanceAgreement one =
        ImportanceAgreement.of(
            List.of(pair(DominantModality.BOTH, 0.1, DominantModality.BOTH, 0.1)));
    assertThat(one.sameVerdict()).hasValue(1);
    assertThat(one.kappa()).isEmpty();
    assertThat(one.correlation()).isEmpty();
  }
}
