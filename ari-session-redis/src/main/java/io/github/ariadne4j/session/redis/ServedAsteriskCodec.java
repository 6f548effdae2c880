package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.session.ServedAsterisk;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text of a served Asterisk: the milliseconds of its start, a blank, its address; {@code -} for an unknown value.
 */
final class ServedAsteriskCodec {
    private static final String UNKNOWN = "-";

    private ServedAsteriskCodec() {}

    static String write(ServedAsterisk asterisk) {
        Instant started = asterisk.startedAt();
        URI address = asterisk.address();
        return (started == null ? UNKNOWN : Long.toString(started.toEpochMilli()))
                + ' '
                + (address == null ? UNKNOWN : address.toString());
    }

    /** The Asterisk of a text; empty if the text is null or invalid. */
    static Optional<ServedAsterisk> read(@Nullable String line) {
        if (line == null || line.indexOf(' ') < 0) {
            return Optional.empty();
        }
        String started = line.substring(0, line.indexOf(' '));
        String address = line.substring(line.indexOf(' ') + 1);
        try {
            return Optional.of(new ServedAsterisk(
                    started.equals(UNKNOWN) ? null : Instant.ofEpochMilli(Long.parseLong(started)),
                    address.equals(UNKNOWN) ? null : URI.create(address)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
