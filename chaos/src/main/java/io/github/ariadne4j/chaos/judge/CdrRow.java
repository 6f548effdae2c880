package io.github.ariadne4j.chaos.judge;

import java.time.Instant;

/**
 * The compared columns of one row of the table {@code cdr}.
 *
 * @param dialled the number, which identifies the call
 * @param answered whether the row has the callee as answered
 * @param inserted the time of its insertion in PostgreSQL
 * @param silent whether the row has a party in silence for longer than allowed
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
