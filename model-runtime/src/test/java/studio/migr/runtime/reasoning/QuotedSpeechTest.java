package studio.migr.runtime.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Quotations of what nobody said. */
final class QuotedSpeechTest {
  private static final String SAID = "I don't want to go there. Please, stay with me tonight!";

  private static List<String> invented(String text, String transcript) {
    return QuotedSpeech.in(text, transcript).stream()
        .filter(Quotation::invented)
        .map(Quotation::words)
        .toList();
  }

  @Example
  void whatWasSaidIsNoInventionHoweverItIsWritten() {
    assertThat(invented("She begs, \u201cPlease stay with me\u201d.", SAID)).isEmpty();
    assertThat(invented("She says \"i don\u2019t want to go\"", SAID)).isEmpty();
    assertThat(invented("She says 'I don't want to go there.'", SAID)).isEmpty();
    assertThat(invented("Sie sagt \u201ePlease, stay\u201c.", SAID)).isEmpty();
    assertThat(QuotedSpeech.in("She says 'I don't want to go there.'", SAID)).hasSize(1);
  }

  @Example
  void whatNobodySaidIsFoundWithItsPlace() {
    String text = "The subtitle reads \"Get out of my house\", so he is angry.";
    Quotation found = QuotedSpeech.in(text, SAID).getFirst();
    assertThat(found.invented()).isTrue();
    assertThat(found.said()).isZero();
    assertThat(text.substring(found.start(), found.end())).isEqualTo("\"Get out of my house\"");
  }

  @Example
  void aMisheardWordIsNoInventionButScatteredWordsAre() {
    assertThat(invented("He says \"Please stay with us tonight\"", SAID)).isEmpty();
    assertThat(invented("He says \"tonight me please I go\"", SAID)).hasSize(1);
  }

  @Example
  void whereNobodySpokeEveryQuotationIsInvented() {
    assertThat(invented("She whispers \"help\" and then \"come here\".", ""))
        .containsExactly("help", "come here");
  }

  @Example
  void aQuotedLabelIsNoSpeech() {
    assertThat(QuotedSpeech.in("This points to \"fear\" more than 'surprise'.", "")).isEmpty();
    assertThat(QuotedSpeech.in("It's the man's brow that isn't calm.", "")).isEmpty();
  }

  @Property(tries = 300)
  void anyTextIsSearched(@ForAll String text, @ForAll String transcript) {
    QuotedSpeech.in(text, transcript)
        .forEach(found -> assertThat(found.said()).isBetween(0.0, 1.0));
  }
}
