package studio.migr.runtime.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EmotionSchemeTest {

  @Test
  void thePresetsHaveTheEmotionsOfTheirDataSets() {
    assertThat(EmotionScheme.DFEW.emotions()).hasSize(7).startsWith("happy").endsWith("fear");
    assertThat(EmotionScheme.MAFW.emotions()).hasSize(11).startsWith("anger").contains("contempt");
    assertThat(EmotionScheme.RAVDESS.emotions()).hasSize(8).startsWith("neutral", "calm");
    assertThat(EmotionScheme.CREMA_D.emotions()).hasSize(6).doesNotContain("surprise");
  }

  @Test
  void aPresetIsFoundByItsNameInAnyCase() {
    assertThat(EmotionScheme.preset("crema-d")).contains(EmotionScheme.CREMA_D);
    assertThat(EmotionScheme.preset("nothing")).isEmpty();
  }

  @Test
  void afterNineDigitsComeLetters() {
    assertThat(EmotionScheme.MAFW.choices().get(8).key()).contains('9');
    assertThat(EmotionScheme.MAFW.choices().get(9).key()).contains('Q');
    assertThat(EmotionScheme.MAFW.byKey('U').map(Emotion::name)).contains("disappointment");
  }

  @Test
  void noTwoEmotionsOfAPresetLookTheSame() {
    for (EmotionScheme scheme : EmotionScheme.PRESETS) {
      assertThat(scheme.choices().stream().map(Emotion::colour)).doesNotHaveDuplicates();
      assertThat(scheme.choices().stream().map(Emotion::glyph)).doesNotHaveDuplicates();
    }
  }

  @Test
  void aNameOrAKeyTwiceIsRefused() {
    assertThatThrownBy(() -> EmotionScheme.of("x", List.of("sad", "sad")))
        .isInstanceOf(IllegalArgumentException.class);
    Emotion calm = new Emotion("calm", Optional.of('1'), 1, EmotionGlyph.DISC);
    assertThatThrownBy(() -> new EmotionScheme("x", List.of(calm, calm.withName("bored"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> calm.withKey(Optional.of('A')))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
