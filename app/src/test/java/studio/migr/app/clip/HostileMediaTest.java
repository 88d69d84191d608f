package studio.migr.app.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.project.Project;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/**
 * Files that FFmpeg would follow to other files and to the network, under names of clips: none is
 * followed, and each is refused with a sentence. A server listens for whoever calls.
 */
class HostileMediaTest {
  @TempDir Path folder;
  private ServerSocket server;
  private final AtomicInteger calls = new AtomicInteger();
  private Path good;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::count);
    good = new ClipMaker().frames(12).make(folder.resolve("good.mp4"));
  }

  private void count() {
    while (true) {
      try {
        server.accept().close();
        calls.incrementAndGet();
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        calls.incrementAndGet();
      }
    }
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void noFileLeadsToAnotherFileOrToTheNetwork() throws Exception {
    String address = "http://127.0.0.1:" + server.getLocalPort();
    List<Path> files =
        List.of(
            write("playlist of the network.mp4", PLAYLIST.formatted(address + "/part.ts")),
            write("playlist of a file.mp4", PLAYLIST.formatted(good.toUri())),
            write("playlist.mkv", PLAYLIST.formatted(good.getFileName())),
            write("script.mkv", "ffconcat version 1.0\nfile '%s'\n".formatted(good)),
            write(
                "script of the network.avi",
                "ffconcat version 1.0\nfile %s/a\n".formatted(address)),
            write("session.mp4", SESSION.formatted(server.getLocalPort())),
            write("manifest.mp4", MANIFEST.formatted(address)),
            write("pictures.avi", "<svg><image href=\"%s/x.png\"/></svg>".formatted(address)),
            write("song list.wav", "[playlist]\nFile1=%s/a.wav\n".formatted(address)));
    try (Project project = Project.create(folder.resolve("project"))) {
      ImportReport report = project.library().add(files, Work.UNWATCHED);
      assertThat(report.added()).isEmpty();
      assertThat(report.failed())
          .hasSameSizeAs(files)
          .allSatisfy(
              failed ->
                  assertThat(failed.reason())
                      .contains(String.valueOf(failed.path().getFileName()))
                      .doesNotContain("Exception", "\n"));
      assertThat(project.library().clips()).isEmpty();
    }
    assertThat(calls).as("calls to the network").hasValue(0);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no such names there")
  void aNameThatReadsLikeAnAddressIsThatOfAFile() throws Exception {
    Path odd =
        Files.copy(
            good, folder.resolve("concat:http:127.0.0.1:" + server.getLocalPort() + "|a.mp4"));
    try (Project project = Project.create(folder.resolve("project"))) {
      assertThat(project.library().add(List.of(odd), Work.UNWATCHED).added()).hasSize(1);
    }
    assertThat(calls).hasValue(0);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static final String PLAYLIST =
      """
      #EXTM3U
      #EXT-X-VERSION:3
      #EXT-X-TARGETDURATION:10
      #EXTINF:10.0,
      %s
      #EXT-X-ENDLIST
      """;

  private static final String SESSION =
      """
      v=0
      o=- 0 0 IN IP4 127.0.0.1
      s=clip
      c=IN IP4 127.0.0.1
      t=0 0
      m=video %d RTP/AVP 96
      a=rtpmap:96 H264/90000
      """;

  private static final String MANIFEST =
      """
      <?xml version="1.0"?>
      <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT5S">
        <BaseURL>%s/</BaseURL>
        <Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1">
        <SegmentList><SegmentURL media="a.mp4"/></SegmentList></Representation></AdaptationSet>
        </Period>
      </MPD>
      """;
}
