package studio.migr.app.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Slurm of one node on this machine, with ports and files of its own. */
public final class SlurmNode implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> PROGRAMS =
      List.of("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol");

  private static final int FIRST_THAT_WANTS_NO_CGROUPS_SAID = 23;

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Process> daemons = new ArrayList<>();

  private SlurmNode(Path folder) {
    this.folder = folder;
  }

  /** Skips the test, visibly, where there is no Slurm or this is not root. */
  public static void assumeThere() {
    for (String program : PROGRAMS) {
      assumeThat(isThere(program))
          .as("Slurm is installed (Debian: slurmctld slurmd slurm-client munge): " + program)
          .isTrue();
    }
    assumeThat(System.getProperty("user.name")).as("slurmd needs root").isEqualTo("root");
  }

  private static boolean isThere(String program) {
    return Stream.of("/usr/bin", "/usr/sbin")
        .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
  }

  /** Starts it and waits until it takes jobs. */
  public static SlurmNode start() throws IOException, InterruptedException {
    // Short: the path of munge's socket may have a hundred characters.
    SlurmNode node = new SlurmNode(Files.createTempDirectory("slurm"));
    Files.setPosixFilePermissions(node.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      node.startMunge();
      node.startSlurm();
    } catch (IOException | InterruptedException | AssertionError e) {
      node.close();
      throw e;
    }
    return node;
  }

  private void startMunge() throws IOException, InterruptedException {
    Path key = folder.resolve("munge.key");
    Files.write(key, new byte[1024]);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
    daemon(
        "munged",
        "--foreground",
        "--force",
        "--key-file=" + key,
        "--socket=" + socket(),
        "--pid-file=" + folder.resolve("munge.pid"),
        "--log-file=" + folder.resolve("munge.log"),
        "--seed-file=" + folder.resolve("munge.seed"));
    waitUntil("munge answers", () -> Files.exists(socket()));
  }

  private Path socket() {
    return folder.resolve("munge.socket");
  }

  private void startSlurm() throws IOException, InterruptedException {
    String host = run("hostname", "-s").strip();
    Path settings = folder.resolve("slurm.conf");
    Path state = Files.createDirectories(folder.resolve("state"));
    Path spool = Files.createDirectories(folder.resolve("spool"));
    if (version() >= FIRST_THAT_WANTS_NO_CGROUPS_SAID) {
      Files.writeString(folder.resolve("cgroup.conf"), "CgroupPlugin=disabled\n");
    }
    Files.writeString(
        settings,
        """
        ClusterName=test
        SlurmctldHost=%1$s(127.0.0.1)
        SlurmctldPort=%2$d
        SlurmdPort=%3$d
        AuthType=auth/munge
        AuthInfo=socket=%4$s
        SlurmUser=root
        ReturnToService=2
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        JobAcctGatherType=jobacct_gather/none
        MpiDefault=none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_Core
        SchedulerParameters=sched_interval=1
        KillWait=2
        StateSaveLocation=%5$s
        SlurmdSpoolDir=%6$s
        SlurmctldPidFile=%7$s/slurmctld.pid
        SlurmdPidFile=%7$s/slurmd.pid
        NodeName=%1$s NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
        PartitionName=main Nodes=%1$s Default=YES State=UP
        """
            .formatted(host, freePort(), freePort(), socket(), state, spool, folder));
    environment.put("SLURM_CONF", settings.toString());
    daemon("slurmctld", "-D");
    daemon("slurmd", "-D");
    waitUntil("the node is idle", () -> run("sinfo", "-h", "-o", "%T").strip().equals("idle"));
  }

  private int version() throws IOException, InterruptedException {
    return Integer.parseInt(run("slurmd", "-V").replaceFirst("(?s)\\D*(\\d+).*", "$1"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void daemon(String... command) throws IOException {
    ProcessBuilder builder = builder(command);
    daemons.add(builder.redirectOutput(folder.resolve(command[0] + ".out").toFile()).start());
  }

  private ProcessBuilder builder(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
    return builder;
  }

  private String run(String... command) throws IOException, InterruptedException {
    Process process = builder(command).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** Submits a job. @return its number */
  public String submit(Path job, String studio, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sbatch", "--parsable"));
    command.add("--export=ALL,STUDIO=" + studio);
    command.addAll(List.of(options));
    command.add(job.toString());
    String said = run(command.toArray(String[]::new)).strip();
    assertThat(said).as("sbatch").matches("\\d+");
    return said;
  }

  /** A folder with Slurm's programs that know of this node, whatever their caller knows. */
  public Path programs() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String name : List.of("sbatch", "squeue", "scancel")) {
      Path program = bin.resolve(name);
      Files.writeString(
          program,
          "#!/bin/sh\nSLURM_CONF='%s' exec %s \"$@\"\n"
              .formatted(environment.get("SLURM_CONF"), name));
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return bin;
  }

  /** Tells the job what Slurm tells it shortly before its time limit. */
  public void warnOfTimeLimit(String job) throws IOException, InterruptedException {
    run("scancel", "--batch", "--signal=USR1", job);
  }

  /** Kills all of the job and queues it again, as after the loss of a node. */
  public void loseNodeOf(String job) throws IOException, InterruptedException {
    run("scontrol", "requeue", job);
  }

  /**
   * Waits until the job, which ran and has wholly ended, stands in the queue once more, and lets it
   * start after two seconds instead of the two minutes that Slurm waits. Not at once: within the
   * second in which it was killed, slurmd takes the new start for the killed one and refuses it.
   */
  public void startSoonOnceItIsQueuedAgain(String job) throws IOException, InterruptedException {
    waitUntil(
        "job " + job + " is queued again",
        () ->
            run("scontrol", "show", "job", job)
                .matches("(?s).*JobState=PENDING.*Restarts=[1-9].*"));
    run("scontrol", "update", "JobId=" + job, "StartTime=now+2");
  }

  /** Waits until no part of the job waits or runs. */
  public void waitForEndOf(String job) throws IOException, InterruptedException {
    waitUntil(
        "job " + job + " has ended",
        () -> run("squeue", "-h", "-j", job, "-t", "PD,R,CF,CG").isBlank());
  }

  /** How an element of the job ended, such as {@code COMPLETED} or {@code FAILED}. */
  public String stateOf(String job, int element) throws IOException, InterruptedException {
    String shown = run("scontrol", "show", "job", job + "_" + element);
    return shown.replaceFirst("(?s).*JobState=(\\w+).*", "$1");
  }

  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private void waitUntil(String what, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never happened: " + what + logs());
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private String logs() throws IOException {
    StringBuilder logs = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".out")).toList()) {
        logs.append('\n').append(file.getFileName()).append(":\n").append(Files.readString(file));
      }
    }
    return logs.toString();
  }

  @Override
  public void close() throws IOException {
    for (Process daemon : daemons.reversed()) {
      daemon.destroy();
      daemon.onExit().join();
    }
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
