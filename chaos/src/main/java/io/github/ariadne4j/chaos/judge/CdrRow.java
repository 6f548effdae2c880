package io.github.ariadne4j.chaos.judge;

import java.time.Instant;

/**
 * What matters of one row of the table {@code cdr}.
 *
 * @param dialled the number, which names the call
 * @param answered whether it says that the callee answered
 * @param inserted when PostgreSQL got it
 * @param silent whether it says that a party was in silence for longer than it may
 */
public record CdrRow(String dialled, boolean answered, Instant inserted, boolean silent) {
    /** Reads a line of {@code dialled|answered (t or f)|inserted (seconds)|silent (t or f)}. */
    public static CdrRow read(String line) {
        String[] columns = line.split("\\|", -1);
        long micros = new java.math.BigDecimal(columns[2]).movePointRight(6).longValue();
        Instant inserted = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
        return new CdrRow(columns[0], columns[1].equals("t"), inserted, columns[3].equals("t"));
    }
}
