package io.github.ariadne4j.chaos.testbed;

import io.github.ariadne4j.chaos.fault.FaultProxy;
import io.github.ariadne4j.chaos.fault.WireProtocol;
import io.github.ariadne4j.chaos.judge.CdrRow;
import io.github.ariadne4j.chaos.judge.Times;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The PostgreSQL of a test bed, the proxy of all instances to it, and its rows. */
public final class Postgres {
    private static final Duration TABLES = Duration.ofSeconds(20);
    private final Server server;
    private final FaultProxy way;

    Postgres(Server server) {
        this.server = server;
        this.way = FaultProxy.before(Integer.parseInt(server.env("POSTGRES_PORT")), WireProtocol.POSTGRESQL);
    }

    /** The server, to be crashed and restarted. */
    public Server server() {
        return server;
    }

    /** The proxy. */
    public FaultProxy way() {
        return way;
    }

    /** The CDR of every call that a caller placed. */
    public List<CdrRow> cdrs() {
        return sql("select dialled, disposition = 'ANSWERED', extract(epoch from inserted_at),"
                        + " coalesce(custom ? 'silence', false) from cdr where direction = 'INBOUND'")
                .lines()
                .filter(line -> !line.isBlank())
                .map(CdrRow::read)
                .toList();
    }

    /** The notes {@code answer-1}, {@code answer-2}, … of the flows, in this order, by the dialled number. */
    public Map<String, String> surveyAnswers() {
        return textByNumber("select dialled, string_agg(note.value, '' order by substr(note.key, 8)::int)"
                + " from cdr, jsonb_each_text(custom) note where note.key like 'answer-%' group by call_id, dialled");
    }

    /** The names of the rooms, by the dialled number. */
    public Map<String, String> rooms() {
        return textByNumber(
                "select dialled, custom ->> 'room' from cdr where direction = 'INBOUND' and custom ? 'room'");
    }

    /** The number of calls to guests of each host, by the number that the host dialled. */
    public Map<String, String> guests() {
        return textByNumber("select host.dialled, count(*) from cdr host join cdr guest"
                + " on guest.custom ->> 'room' = host.call_id::text and guest.direction = 'OUTBOUND'"
                + " where host.direction = 'INBOUND' group by host.call_id, host.dialled");
    }

    /** The roles of the legs of each call in their order, separated by commas, by the dialled number. */
    public Map<String, String> legRoles() {
        return textByNumber("select dialled, string_agg(role, ',' order by leg) from cdr join cdr_leg using (call_id)"
                + " where part = 0 group by call_id, dialled");
    }

    private Map<String, String> textByNumber(String query) {
        return sql(query)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\\|"))
                .collect(Collectors.toMap(row -> row[0], row -> row[1], (first, second) -> second));
    }

    /** Locks the application's tables in another session; returns when they are unlocked. */
    public void lockTables(Duration time) {
        sql("begin; lock table cdr, limits in access exclusive mode; select pg_sleep(" + time.toMillis() / 1000.0
                + "); commit");
    }

    /** The disk of its data, if it has one of its own. */
    public SmallDisk disk() {
        return new SmallDisk(Path.of(server.env("POSTGRES_HOME")).resolve("data"));
    }

    /** How often it logged that its disk is full. */
    public long timesOutOfSpace() {
        return server.log().stream()
                .filter(line -> line.contains("No space left on device"))
                .count();
    }

    /** Switches its log to a new file at once; without space for one it ends itself. */
    public void beginNewLog() {
        answersTo("select pg_switch_wal()");
    }

    /** Whether it answers a query. */
    public boolean answers() {
        return answersTo("select 1");
    }

    private boolean answersTo(String query) {
        try {
            sql(query);
            return true;
        } catch (IllegalStateException away) {
            return false;
        }
    }

    /** The time from a moment to each later row of a call that had ended before. */
    public Times backlogSince(Instant moment) {
        return new Times(sql("select extract(epoch from inserted_at - " + at(moment) + ") from cdr where ended_at < "
                        + at(moment) + " and inserted_at > " + at(moment))
                .lines()
                .filter(line -> !line.isBlank())
                .map(seconds -> Duration.ofNanos(
                        new BigDecimal(seconds).movePointRight(9).longValue()))
                .toList());
    }

    /** The number of CDRs a second, of calls that had ended before a moment and were written after it; 0 if there are none. */
    public double rowsPerSecondOfBacklog(Instant moment) {
        String at = at(moment);
        return Double.parseDouble(sql("select coalesce(count(*) / greatest(0.001,"
                        + " extract(epoch from max(inserted_at) - min(inserted_at))), 0) from cdr"
                        + " where ended_at < " + at + " and inserted_at > " + at)
                .strip());
    }

    /**
     * Waits for the application's tables, which it creates beside its first calls if it has Redis. An additional column has the time of
     * the insertion, and a limit that no load reaches gives every call a lease, which must not be left behind.
     */
    void prepare() {
        if (!Await.that(
                TABLES,
                () -> sql("select to_regclass('cdr') is not null and to_regclass('limits') is not null")
                        .contains("t"))) {
            throw new IllegalStateException("the application created no tables within " + TABLES + "; see its log");
        }
        sql("alter table cdr add column if not exists inserted_at timestamptz not null default clock_timestamp()");
        sql("insert into limits (scope_kind, name, concurrent_calls) values ('TRUNK', '1000', 100000)"
                + " on conflict do nothing");
    }

    private static String at(Instant moment) {
        return "to_timestamp(" + moment.toEpochMilli() / 1000.0 + ")";
    }

    private String sql(String query) {
        return server.ask("sql", query);
    }
}
