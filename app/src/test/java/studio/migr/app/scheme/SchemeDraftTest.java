package studio.migr.app.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.emotion.Emotion;
import studio.migr.runtime.emotion.EmotionScheme;

/** What editing a scheme means for the labels. */
final class SchemeDraftTest {
  private final SchemeDraft draft = new SchemeDraft(EmotionScheme.DFEW);

  @Test
  void untouchedItChangesNothing() {
    assertThat(draft.isChanged()).isFalse();
    assertThat(draft.scheme()).contains(EmotionScheme.DFEW);
  }

  @Test
  void aRenamedEmotionTakesItsLabelsAlong() {
    assertThat(draft.rename(0, "joy")).isTrue();
    assertThat(draft.targets()).containsEntry("happy", Optional.of("joy"));
    assertThat(draft.rename(0, "sad")).as("taken").isFalse();
    assertThat(draft.rename(0, " ")).as("no name").isFalse();
  }

  @Test
  void aRemovedEmotionLeavesItsLabelsWithoutOne() {
    draft.remove(4);
    assertThat(draft.targets()).containsEntry("surprise", Optional.empty());
    assertThat(draft.scheme().orElseThrow().emotions()).doesNotContain("surprise");
  }

  @Test
  void aPresetTakesOverWhatMeansTheSame() {
    draft.take(EmotionScheme.MAFW);
    assertThat(draft.targets())
        .containsEntry("happy", Optional.of("happiness"))
        .containsEntry("angry", Optional.of("anger"))
        .containsEntry("fear", Optional.of("fear"));
    draft.take(EmotionScheme.CREMA_D);
    assertThat(draft.targets()).containsEntry("surprise", Optional.empty());
  }

  @Test
  void aNewEmotionGetsAFreeKeyAndLooksLikeNoOther() {
    draft.add("awe");
    draft.add("awe");
    Emotion first = draft.emotions().get(7);
    Emotion second = draft.emotions().get(8);
    assertThat(first.key()).contains('8');
    assertThat(second.name()).isEqualTo("awe 2");
    assertThat(second.colour()).isNotEqualTo(first.colour());
    assertThat(second.glyph()).isNotEqualTo(first.glyph());
  }

  @Test
  void aKeyBelongsToOneEmotion() {
    assertThat(draft.key(6, Optional.of('1'))).as("who loses it").contains("happy");
    assertThat(draft.emotions().getFirst().key()).isEmpty();
    assertThat(draft.scheme().orElseThrow().byKey('1').map(Emotion::name)).contains("fear");
  }

  @Test
  void theOrderCanBeChangedAndLabelsStay() {
    assertThat(draft.move(6, -10)).isZero();
    assertThat(draft.emotions().getFirst().name()).isEqualTo("fear");
    assertThat(draft.targets()).containsEntry("fear", Optional.of("fear"));
    assertThat(draft.isChanged()).isTrue();
  }

  @Test
  void coloursAndShapesAreExchangedSoThatNoTwoEmotionsLookAlike() {
    Emotion happy = draft.emotions().getFirst();
    Emotion fear = draft.emotions().get(6);
    assertThat(draft.colour(0, fear.colour())).contains("fear");
    assertThat(draft.glyph(0, fear.glyph())).contains("fear");
    assertThat(draft.emotions().getFirst())
        .isEqualTo(happy.withColour(fear.colour()).withGlyph(fear.glyph()));
    assertThat(draft.emotions().get(6))
        .isEqualTo(fear.withColour(happy.colour()).withGlyph(happy.glyph()));
    assertThat(draft.colour(0, fear.colour())).as("it has that one already").isEmpty();
    assertThat(draft.colour(0, 12)).as("a free one").isEmpty();
    assertThat(draft.isChanged()).isTrue();
  }

  @Test
  void theSchemesOfMafwAndRavdessAreThereWithAllTheirEmotions() {
    draft.take(EmotionScheme.MAFW);
    assertThat(draft.emotions()).hasSize(11).allMatch(emotion -> emotion.key().isPresent());
    draft.take(EmotionScheme.RAVDESS);
    assertThat(draft.emotions()).hasSize(8).allMatch(emotion -> emotion.key().isPresent());
    assertThat(draft.emotions()).extracting(Emotion::glyph).doesNotHaveDuplicates();
  }
}
