package studio.migr.runtime.elan;

import java.util.Optional;

/**
 * A link to a recording.
 *
 * @param url absolute, as in {@code file:///d/c7.mp4}
 * @param relativeUrl from the EAF file's folder, as in {@code ./c7.mp4}
 * @param mimeType such as {@code video/mp4}
 * @param originMs where in the recording the document's time 0 lies, in milliseconds
 */
public record ElanMedia(String url, Optional<String> relativeUrl, String mimeType, long originMs) {}
