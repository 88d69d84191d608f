package studio.migr.app.journal;

import java.util.Optional;

/**
 * An event as it stands in a file.
 *
 * @param more how many lines follow that belong together with this one: they all hold or none does
 * @param crc CRC-32C of the line, which tells it from any other
 * @param origin where it was made; empty for events of a journal that only one machine wrote
 * @param text the line without its end, as it is copied between journals
 */
public record JournalLine(
    JournalEvent event, int more, int crc, Optional<Origin> origin, String text) {}
