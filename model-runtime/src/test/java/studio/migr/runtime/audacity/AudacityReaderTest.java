package studio.migr.runtime.audacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.runtime.tier.TimedValue;

final class AudacityReaderTest {
  private static List<TimedValue> read(String text) throws FormatException {
    return AudacityReader.read(text.getBytes(StandardCharsets.UTF_8)).values();
  }

  @Test
  void labelsPointsAndLinesOfFrequenciesAreTold() throws FormatException {
    assertThat(read("0.480000\t1.320000\tfear\n\\\t200.0\t4000.0\n2,5\t2,5\tsob\tloud\r\n3\t4\n"))
        .containsExactly(
            new TimedValue(480, 1320, "fear"),
            new TimedValue(2500, 2500, "sob\tloud"),
            new TimedValue(3000, 4000, ""));
  }

  @Test
  void linesThatAreNoLabelsAreRefusedWithTheirNumber() {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> read("0\t1\ta\nnothing\n"))
        .satisfies(e -> assertThat(e.line()).isEqualTo(2));
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> read("2\t1\ta\n"))
        .satisfies(e -> assertThat(e.fault()).isEqualTo(FormatFault.BAD_TIME));
  }

  @Test
  void onlyTextsThatBeginWithALabelAreRecognised() {
    assertThat(AudacityReader.recognises("0.48\t1.32\tfear\n")).isTrue();
    assertThat(AudacityReader.recognises("name\tlabel\n0.48\t1.32\n")).isFalse();
    assertThat(AudacityReader.recognises("")).isFalse();
  }
}
