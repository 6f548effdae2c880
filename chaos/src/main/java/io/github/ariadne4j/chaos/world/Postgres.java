package io.github.ariadne4j.chaos.world;

import io.github.ariadne4j.chaos.fault.FaultProxy;
import io.github.ariadne4j.chaos.fault.Wire;
import io.github.ariadne4j.chaos.judge.CdrRow;
import java.time.Instant;
import java.util.List;

/** The PostgreSQL of a world, the way of all instances to it, and its rows. */
public final class Postgres {
    private final Server server;
    private final FaultProxy way;

    Postgres(Server server) {
        this.server = server;
        this.way = FaultProxy.before(Integer.parseInt(server.env("POSTGRES_PORT")), Wire.POSTGRESQL);
    }

    /** To crash and restart it. */
    public Server server() {
        return server;
    }

    /** To cut it off. */
    public FaultProxy way() {
        return way;
    }

    /** Every CDR. */
    public List<CdrRow> cdrs() {
        return sql("select dialled, disposition = 'ANSWERED', extract(epoch from inserted_at) from cdr")
                .lines()
                .filter(line -> !line.isBlank())
                .map(CdrRow::read)
                .toList();
    }

    /** How many CDRs of calls that had ended before a moment came after it, a second; 0 without any. */
    public double rowsPerSecondOfBacklog(Instant moment) {
        String at = "to_timestamp(" + moment.toEpochMilli() / 1000.0 + ")";
        return Double.parseDouble(sql("select coalesce(count(*) / greatest(0.001,"
                        + " extract(epoch from max(inserted_at) - min(inserted_at))), 0) from cdr"
                        + " where ended_at < " + at + " and inserted_at > " + at)
                .strip());
    }

    /**
     * Once the application has made its tables: a column of our own tells when a row came, and a limit that nobody reaches
     * gives every call a lease that must not be left behind.
     */
    void prepare() {
        sql("alter table cdr add column if not exists inserted_at timestamptz not null default clock_timestamp()");
        sql("insert into limits (scope_kind, name, concurrent_calls) values ('TRUNK', 'carrier', 100000)"
                + " on conflict do nothing");
    }

    private String sql(String query) {
        return server.ask("sql", query);
    }
}
