package studio.migr.app.project;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.message.Messages;

/** What the user should know about the disk on which a project lies. */
final class FolderCheck {
  private static final Logger LOG = LoggerFactory.getLogger(FolderCheck.class);
  private static final long LITTLE_SPACE_BYTES = 200L << 20;
  private static final Set<String> NETWORK =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb",
          "smb2",
          "smb3",
          "smbfs",
          "afpfs",
          "davfs",
          "webdav",
          "fuse.sshfs",
          "fuse.davfs2",
          "fuse.rclone",
          "fuse.glusterfs",
          "9p",
          "afs",
          "ncpfs",
          "ceph",
          "lustre",
          "beegfs");

  private FolderCheck() {}

  static List<String> notices(Path folder) {
    List<String> notices = new ArrayList<>();
    try {
      FileStore store = Files.getFileStore(folder);
      if (isNetwork(store.type(), folder.toAbsolutePath().toString())) {
        notices.add(Messages.text("project.network-share", folder.toString()));
      }
      long free = store.getUsableSpace();
      if (free < LITTLE_SPACE_BYTES) {
        notices.add(Messages.text("project.little-space", Long.toString(free >> 20)));
      }
    } catch (IOException e) {
      LOG.debug("The disk does not describe itself", e);
    }
    return notices;
  }

  /**
   * @param type what the system calls the file system
   */
  static boolean isNetwork(String type, String absolutePath) {
    return NETWORK.contains(type.toLowerCase(Locale.ROOT)) || absolutePath.startsWith("\\\\");
  }
}
