package studio.migr.runtime.subtitle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.runtime.tier.TimedValue;

final class SubtitleReaderTest {
  private static List<TimedValue> read(String text) throws FormatException {
    return SubtitleReader.read(text.getBytes(StandardCharsets.UTF_8)).values();
  }

  @Test
  void webVttIsReadWithoutItsNotesAndFormatting() throws FormatException {
    String text =
        """
        WEBVTT - a title

        NOTE nobody
        reads this

        STYLE
        ::cue { color: red }

        intro
        00:01.500 --> 00:02.000 align:start
        <v Ann>I <b>told</b> you</v>
        a &lt; b

        123:00:00.000 --> 123:00:01.000
        late
        """;
    assertThat(read(text))
        .containsExactly(
            new TimedValue(1500, 2000, "I told you\na < b"),
            new TimedValue(442_800_000, 442_801_000, "late"));
  }

  @Test
  void srtIsReadWithItsCommasBomAndCrlf() throws FormatException {
    String text =
        "\uFEFF1\r\n00:00:01,000 --> 00:00:02,250 X1:10 X2:20\r\n{\\an8}<i>Hello</i>\r\n\r\n"
            + "2\r\n00:00:03,000 --> 00:00:03,500\r\n\r\n";
    assertThat(read(text))
        .containsExactly(new TimedValue(1000, 2250, "Hello"), new TimedValue(3000, 3500, ""));
    assertThat(SubtitleReader.recognises(text.substring(1))).isTrue();
  }

  @Test
  void timesThatMakeNoSenseAreRefused() {
    for (String times : List.of("00:02.000 --> 00:01.000", "soon --> later", "00:01.000 -->")) {
      assertThatExceptionOfType(FormatException.class)
          .isThrownBy(() -> read("WEBVTT\n\n" + times + "\nx\n"))
          .satisfies(e -> assertThat(e.fault()).isEqualTo(FormatFault.BAD_TIME))
          .satisfies(e -> assertThat(e.line()).isEqualTo(3));
    }
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> read("just a text"))
        .satisfies(e -> assertThat(e.fault()).isEqualTo(FormatFault.OTHER_KIND));
  }
}
