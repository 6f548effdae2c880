package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;
import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR_LEG;
import static io.github.ariadne4j.cdr.jdbc.schema.Tables.REFUSED_CALLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.call.RtpSummary;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.cdr.CdrRefusedException;
import io.github.ariadne4j.callflow.cdr.CdrTransfer;
import io.github.ariadne4j.callflow.cdr.CdrWriteException;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.cdr.jdbc.database.Database;
import io.github.ariadne4j.cdr.jdbc.query.CdrQuery;
import io.github.ariadne4j.cdr.jdbc.query.JdbcCdrReader;
import io.github.ariadne4j.cdr.jdbc.query.WrittenCdr;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the sink on all supported databases. */
abstract class CdrSinkContract {
    static final Duration SOON = Duration.ofSeconds(10);
    static final JdbcCdrSettings QUICK = JdbcCdrSettings.defaults().withBatch(500, Duration.ofMillis(20));

    DataSource database;
    private JdbcCdrSink sink;

    /** An empty database. */
    protected abstract DataSource empty();

    @BeforeEach
    void open() {
        database = empty();
        CdrSchema.migrate(database);
        sink = JdbcCdrSink.on(database, QUICK);
    }

    @AfterEach
    void close() {
        sink.close();
    }

    @Test
    void every_column_says_what_the_record_said() throws Exception {
        // Given
        CallDetailRecord cdr = SampleCdrs.answered();

        // When
        written(cdr);

        // Then
        Record row = rowOf(cdr);
        assertThat(row.get(CDR.CALLER)).isEqualTo("+33123456789");
        assertThat(row.get(CDR.DIALLED)).isEqualTo("200");
        assertThat(row.get(CDR.ROUTED)).isEqualTo("PJSIP/200@my-peer");
        assertThat(row.get(CDR.CALLER_CHANNEL)).isEqualTo("1700000000.1");
        assertThat(row.get(CDR.CALLEE_CHANNEL)).isEqualTo("a4j~" + cdr.callId() + "~b2");
        assertThat(row.get(CDR.DISPOSITION)).isEqualTo("ANSWERED");
        assertThat(row.get(CDR.CAUSE)).isEqualTo((short) 16);
        assertThat(row.get(CDR.SIP_STATUS)).isEqualTo((short) 200);
        assertThat(row.get(CDR.HUNG_UP_BY)).isEqualTo("CALLEE");
        assertThat(row.get(CDR.APPLICATION)).isEqualTo("b2bua");
        assertThat(row.get(CDR.ASTERISK_ID)).isEqualTo("00:16:3e:aa:bb:cc");
        assertThat(json(row.get(CDR.CUSTOM).data())).isEqualTo(json("{\"pin\":\"1234\"}"));
        assertThat(json(row.get(CDR.ATTEMPTS).data()))
                .isEqualTo(json(("[{'endpoint':'PJSIP/200@first','started':'2026-11-23T10:15:30.123456Z',"
                                + "'cause':17,'sipStatus':486},{'endpoint':'PJSIP/200@my-peer',"
                                + "'started':'2026-11-23T10:15:31.123456Z','cause':null,'sipStatus':null}]")
                        .replace('\'', '"')));
    }

    @Test
    void what_was_written_can_be_looked_for_by_time_and_number() throws Exception {
        // Given
        CallDetailRecord first = SampleCdrs.answered();
        CallDetailRecord second = SampleCdrs.during(
                CallTimeline.startedAt(SampleCdrs.START.plusSeconds(10)).endedAt(SampleCdrs.START.plusSeconds(11)));
        written(first);
        written(second);
        JdbcCdrReader reader = JdbcCdrReader.on(database);

        // When
        List<WrittenCdr> all = reader.find(new CdrQuery(SampleCdrs.START, "", 10));

        // Then
        assertThat(all).extracting(WrittenCdr::call).containsExactly(first.callId(), second.callId());
        assertThat(all.get(0))
                .isEqualTo(new WrittenCdr(
                        first.callId(),
                        "INBOUND",
                        "+33123456789",
                        "200",
                        "PJSIP/200@my-peer",
                        new WrittenCdr.Times(
                                SampleCdrs.START,
                                first.billableFrom(),
                                SampleCdrs.START.plusSeconds(62),
                                first.billable()),
                        new WrittenCdr.Outcome("ANSWERED", 16, 200, "CALLEE"),
                        "b2bua",
                        "00:16:3e:aa:bb:cc"));
        assertThat(reader.find(new CdrQuery(SampleCdrs.START.plusSeconds(1), "", 10)))
                .extracting(WrittenCdr::call)
                .containsExactly(second.callId());
        assertThat(reader.find(new CdrQuery(SampleCdrs.START, "", 1)))
                .as("the last one")
                .extracting(WrittenCdr::call)
                .containsExactly(second.callId());
        assertThat(reader.find(new CdrQuery(SampleCdrs.START, "+3312", 10)))
                .extracting(WrittenCdr::call)
                .containsExactly(first.callId());
        assertThat(reader.find(new CdrQuery(SampleCdrs.START, "%", 10))).isEmpty();
    }

    @Test
    void refused_calls_have_rows_of_their_own_and_writing_them_twice_changes_nothing() {
        // Given
        CallOrigin origin = new CallOrigin("b2bua", "00:16:3e:aa:bb:cc");
        RefusalRecord one = RefusalRecord.ofOne(origin, Refusal.MOST_CALLS, "in", SampleCdrs.START, "+331\0", "200");
        RefusalRecord sum = RefusalRecord.ofOne(origin, Refusal.OVERLOAD, "in", SampleCdrs.START, "1", "2")
                .plus(RefusalRecord.ofOne(
                        origin, Refusal.OVERLOAD, "other", SampleCdrs.START.plusSeconds(1), "3", "4"));

        // When
        assertThat(sink.writeRefusals(List.of(one, sum))).succeedsWithin(SOON);
        assertThat(sink.writeRefusals(List.of(one, sum))).succeedsWithin(SOON);

        // Then
        Result<?> rows = new Database(database, SOON)
                .sql()
                .selectFrom(REFUSED_CALLS)
                .orderBy(REFUSED_CALLS.CALLS)
                .fetch();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get(REFUSED_CALLS.CAUSE)).isEqualTo("MOST_CALLS");
        assertThat(rows.get(0).get(REFUSED_CALLS.CALLER)).isEqualTo("+331");
        assertThat(rows.get(0).get(REFUSED_CALLS.DIALLED)).isEqualTo("200");
        assertThat(rows.get(0).get(REFUSED_CALLS.LAST_AT)).isEqualTo(SampleCdrs.START);
        assertThat(rows.get(1).get(REFUSED_CALLS.CALLS)).isEqualTo(2);
        assertThat(rows.get(1).get(REFUSED_CALLS.TRUNK)).isEmpty();
        assertThat(rows.get(1).get(REFUSED_CALLS.CALLER)).isNull();
        assertThat(rows.get(1).get(REFUSED_CALLS.LAST_AT)).isEqualTo(SampleCdrs.START.plusSeconds(1));
    }

    @Test
    void times_are_exact_to_the_microsecond_and_mean_the_same_instant_in_every_zone() {
        // Given
        CallDetailRecord cdr = SampleCdrs.answered();

        // When
        written(cdr);

        // Then
        Record row = rowOf(cdr);
        assertThat(row.get(CDR.STARTED_AT)).isEqualTo(Instant.parse("2026-11-23T10:15:30.123456Z"));
        assertThat(row.get(CDR.RINGING_AT)).isEqualTo(Instant.parse("2026-11-23T10:15:31.623456Z"));
        assertThat(row.get(CDR.ANSWERED_AT)).isEqualTo(Instant.parse("2026-11-23T10:15:32.123457Z"));
        assertThat(row.get(CDR.ENDED_AT)).isEqualTo(Instant.parse("2026-11-23T10:16:32.123456Z"));
        assertThat(row.get(CDR.DURATION_SECONDS)).isEqualTo(new BigDecimal("62.000000"));
        assertThat(row.get(CDR.BILLABLE_SECONDS)).isEqualTo(new BigDecimal("59.999999"));
        assertThat(row.get(CDR.CALLEE_ANSWERED_AT)).isEqualTo(row.get(CDR.ANSWERED_AT));
        assertThat(row.get(CDR.CALLER_ANSWERED_AT)).isEqualTo(Instant.parse("2026-11-23T10:15:32.133456Z"));
        assertThat(row.get(CDR.POST_DIAL_DELAY_SECONDS)).isEqualTo(new BigDecimal("1.500000"));
        assertThat(row.get(CDR.END_SOURCE)).isEqualTo("EVENT");
        assertThat(row.get(CDR.ENDED_NOT_BEFORE)).isNull();
        assertThat(count("started_at = timestamp with time zone '2026-11-23 15:45:30.123456+05:30'"))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT-240H", "PT1H", "PT240H"})
    void a_call_during_which_the_clock_was_set_has_its_row_and_no_negative_length(String jump) {
        // Given
        Instant jumped = SampleCdrs.START.plus(Duration.parse(jump));
        CallDetailRecord cdr = SampleCdrs.during(CallTimeline.startedAt(SampleCdrs.START)
                .calleeAnsweredAt(SampleCdrs.START.plusSeconds(2))
                .endedAt(jumped));

        // When
        written(cdr);

        // Then
        Record row = rowOf(cdr);
        assertThat(row.get(CDR.ENDED_AT)).isAfterOrEqualTo(row.get(CDR.ANSWERED_AT));
        assertThat(row.get(CDR.BILLABLE_SECONDS)).isBetween(BigDecimal.ZERO, row.get(CDR.DURATION_SECONDS));
    }

    @Test
    void a_call_that_nobody_answered_has_empty_columns_and_nothing_to_bill() {
        // Given
        CallDetailRecord full =
                SampleCdrs.during(CallTimeline.startedAt(SampleCdrs.START).endedAt(SampleCdrs.START.plusSeconds(5)));
        CallDetailRecord cdr = new CallDetailRecord(
                full.callId(),
                new CallDetailRecord.Parties("", "s", null, full.parties().callerChannel(), null),
                full.origin(),
                full.timeline(),
                CallEnd.told(Disposition.REFUSED, EndReason.of(Party.APPLICATION, HangupCause.CONGESTION)),
                List.of(),
                Map.of());

        // When
        written(cdr);

        // Then
        Record row = rowOf(cdr);
        assertThat(Stream.of(
                        CDR.ROUTED,
                        CDR.CALLEE_CHANNEL,
                        CDR.RINGING_AT,
                        CDR.ANSWERED_AT,
                        CDR.CALLER_ANSWERED_AT,
                        CDR.CALLEE_ANSWERED_AT,
                        CDR.POST_DIAL_DELAY_SECONDS,
                        CDR.SIP_STATUS))
                .allSatisfy(column -> assertThat(row.get(column)).isNull());
        assertThat(row.get(CDR.BILLABLE_SECONDS)).isEqualByComparingTo("0");
        assertThat(row.get(CDR.ATTEMPTS).data()).isEqualTo("[]");
    }

    @ParameterizedTest
    @EnumSource
    void a_row_says_who_began_the_call(CallDirection direction) {
        // Given
        CallDetailRecord cdr = SampleCdrs.began(SampleCdrs.answered(), direction);

        // When
        written(cdr);

        // Then
        assertThat(rowOf(cdr).get(CDR.DIRECTION)).isEqualTo(direction.name());
    }

    @ParameterizedTest
    @EnumSource
    void an_end_that_nobody_saw_lies_between_two_times(EndSource source) {
        // Given
        CallDetailRecord seen = SampleCdrs.answered();
        CallEnd end = new CallEnd(seen.disposition(), seen.end().reason(), source, SampleCdrs.START.plusSeconds(30));
        CallDetailRecord cdr = SampleCdrs.ended(seen, end);

        // When
        written(cdr);

        // Then
        Record row = rowOf(cdr);
        assertThat(row.get(CDR.END_SOURCE)).isEqualTo(source.name());
        assertThat(row.get(CDR.ENDED_NOT_BEFORE)).isEqualTo(Instant.parse("2026-11-23T10:16:00.123456Z"));
        assertThat(row.get(CDR.ENDED_AT)).isEqualTo(Instant.parse("2026-11-23T10:16:32.123456Z"));
    }

    @Test
    void the_same_record_twice_is_one_row_and_the_first_one_stays() {
        // Given
        CallDetailRecord first = SampleCdrs.answered();
        CallDetailRecord again = SampleCdrs.ended(
                first, CallEnd.told(Disposition.FAILED, first.end().reason()));

        // When
        written(first);
        written(again, again, first);

        // Then
        assertThat(count("true")).isOne();
        assertThat(rowOf(first).get(CDR.DISPOSITION)).isEqualTo("ANSWERED");
    }

    @Test
    void an_answer_that_is_not_billable_is_told_and_not_billed() {
        // Given
        CallDetailRecord cdr = SampleCdrs.cdr("1", "2", SampleCdrs.MINUTE, Disposition.CANCELLED, Map.of());

        // When
        written(cdr);

        // Then
        Record row = rowOf(cdr);
        assertThat(row.get(CDR.ANSWERED_AT)).isNull();
        assertThat(row.get(CDR.BILLABLE_SECONDS)).isEqualByComparingTo("0");
        assertThat(row.get(CDR.CALLEE_ANSWERED_AT)).isNotNull();
    }

    @Test
    void every_leg_has_a_row_that_says_what_the_record_said() {
        // Given
        CallDetailRecord cdr = SampleCdrs.answered();

        // When
        written(cdr);

        // Then
        List<Record> legs = legsOf(cdr);
        assertThat(legs).extracting(row -> row.get(CDR_LEG.LEG)).containsExactly(0, 1, 2);
        assertThat(legs).extracting(row -> row.get(CDR_LEG.ROLE)).containsExactly("CALLER", "CALLEE", "CALLEE");
        Record first = legs.get(1);
        assertThat(first.get(CDR_LEG.TARGET)).isEqualTo("PJSIP/200@first");
        assertThat(first.get(CDR_LEG.CHANNEL)).isEqualTo("a4j~" + cdr.callId() + "~b1");
        assertThat(first.get(CDR_LEG.CREATED_AT)).isEqualTo(SampleCdrs.START);
        assertThat(first.get(CDR_LEG.ENDED_AT)).isEqualTo(SampleCdrs.START.plusMillis(900));
        assertThat(first.get(CDR_LEG.CAUSE)).isEqualTo((short) 17);
        assertThat(first.get(CDR_LEG.CAUSE_SENT)).isNull();
        assertThat(first.get(CDR_LEG.SIP_STATUS)).isEqualTo((short) 486);
        assertThat(legs.get(2).get(CDR_LEG.ANSWERED_AT)).isEqualTo(rowOf(cdr).get(CDR.CALLEE_ANSWERED_AT));
        assertThat(legs.get(0).get(CDR_LEG.CAUSE_SENT)).isEqualTo((short) 16);
    }

    @Test
    void a_transfer_says_who_was_transferred_by_whom_to_whom_and_which_call_it_is_linked_to() {
        // Given
        CallDetailRecord plain = SampleCdrs.answered();
        CallId linked = new CallId(UUID.randomUUID());
        CdrTransfer transfer = new CdrTransfer(
                CdrTransfer.Kind.BLIND, new ChannelId("1700000000.1"), new LegId(2), "3180\u0000", linked);
        CdrLeg caller = plain.legs().get(0);
        CdrLeg replacement = new CdrLeg(
                caller.leg(),
                1,
                caller.role(),
                new ChannelId("1700000000.7"),
                null,
                LegTimes.begunAt(SampleCdrs.START.plusSeconds(30)),
                CdrLeg.End.byItself(HangupCause.NORMAL_CLEARING, 900),
                transfer);
        List<CdrLeg> legs = new ArrayList<>(plain.legs());
        legs.add(1, replacement);

        // When
        written(SampleCdrs.with(plain, legs));

        // Then
        Record row = legsOf(plain).get(1);
        assertThat(row.get(CDR_LEG.PART)).isOne();
        assertThat(row.get(CDR_LEG.TRANSFER)).isEqualTo("BLIND");
        assertThat(row.get(CDR_LEG.TRANSFERRED_BY)).isEqualTo("1700000000.1");
        assertThat(row.get(CDR_LEG.TRANSFERRED_LEG)).isEqualTo(2);
        assertThat(row.get(CDR_LEG.TRANSFERRED_TO)).isEqualTo("3180");
        assertThat(row.get(CDR_LEG.LINKED_CALL_ID)).isEqualTo(linked.value());
        assertThat(row.get(CDR_LEG.ENDED_AT)).isNull();
        assertThat(row.get(CDR_LEG.SIP_STATUS)).isNull();
    }

    @Test
    void how_the_sound_of_a_leg_travelled_is_in_its_row_and_null_where_it_was_not_measured() {
        // Given
        CallDetailRecord plain = SampleCdrs.answered();
        RtpSummary measured = new RtpSummary(3_000_000_000L, 1_000, 10L, 50L, 3.1974999, 0.875, 40.5);
        RtpSummary unreported = new RtpSummary(86, 85, null, null, 1.699, null, null);
        List<CdrLeg> legs = List.of(
                SampleCdrs.withRtp(plain.legs().get(0), measured),
                SampleCdrs.withRtp(plain.legs().get(1), unreported),
                plain.legs().get(2));

        // When
        written(SampleCdrs.with(plain, legs));

        // Then
        List<Record> rows = legsOf(plain);
        Record full = rows.get(0);
        assertThat(full.get(CDR_LEG.RTP_RECEIVED)).isEqualTo(3_000_000_000L);
        assertThat(full.get(CDR_LEG.RTP_SENT)).isEqualTo(1_000);
        assertThat(full.get(CDR_LEG.RTP_LOST_IN)).isEqualTo(10);
        assertThat(full.get(CDR_LEG.RTP_LOST_OUT)).isEqualTo(50);
        assertThat(full.get(CDR_LEG.JITTER_IN_MS)).isEqualByComparingTo("3.197");
        assertThat(full.get(CDR_LEG.JITTER_OUT_MS)).isEqualByComparingTo("0.875");
        assertThat(full.get(CDR_LEG.RTT_MS)).isEqualByComparingTo("40.5");
        assertThat(full.get(CDR_LEG.MOS_IN)).isBetween(new BigDecimal("4.3"), new BigDecimal("4.5"));
        assertThat(full.get(CDR_LEG.MOS_OUT)).isBetween(new BigDecimal("3.4"), new BigDecimal("4.1"));
        assertThat(rows.get(1).get(CDR_LEG.RTP_RECEIVED)).isEqualTo(86);
        assertThat(rows.get(1).get(CDR_LEG.JITTER_IN_MS)).isEqualByComparingTo("1.699");
        assertNotMeasured(
                rows.get(1),
                CDR_LEG.RTP_LOST_IN,
                CDR_LEG.RTP_LOST_OUT,
                CDR_LEG.JITTER_OUT_MS,
                CDR_LEG.RTT_MS,
                CDR_LEG.MOS_IN,
                CDR_LEG.MOS_OUT);
        assertNotMeasured(rows.get(2), CDR_LEG.RTP_RECEIVED, CDR_LEG.RTP_SENT, CDR_LEG.JITTER_IN_MS, CDR_LEG.MOS_IN);
    }

    private static void assertNotMeasured(Record row, Field<?>... columns) {
        for (Field<?> column : columns) {
            assertThat(row.get(column)).as(column.getName()).isNull();
        }
    }

    @Test
    void a_figure_that_no_column_holds_is_left_out_and_costs_no_row() {
        // Given
        CallDetailRecord plain = SampleCdrs.answered();
        RtpSummary absurd = new RtpSummary(1, 1, 0L, 0L, 2e12, 2e12, 2e12);

        // When
        written(SampleCdrs.with(plain, List.of(SampleCdrs.withRtp(plain.legs().get(0), absurd))));

        // Then
        Record row = legsOf(plain).get(0);
        assertNotMeasured(row, CDR_LEG.JITTER_IN_MS, CDR_LEG.JITTER_OUT_MS, CDR_LEG.RTT_MS);
        assertThat(row.get(CDR_LEG.MOS_IN)).isEqualByComparingTo("1");
    }

    @Test
    void the_same_call_with_other_figures_is_no_conflict_and_the_first_ones_stay() {
        // Given
        CallDetailRecord plain = SampleCdrs.answered();
        CdrLeg caller = plain.legs().get(0);
        written(SampleCdrs.with(
                plain, List.of(SampleCdrs.withRtp(caller, new RtpSummary(5, 5, null, null, null, null, null)))));

        // When
        written(plain);

        // Then
        assertThat(sink.conflicts()).isZero();
        assertThat(legsOf(plain))
                .extracting(row -> row.get(CDR_LEG.RTP_RECEIVED))
                .containsExactly(5L);
    }

    @Test
    void the_legs_of_a_call_go_with_its_row() {
        // Given
        written(SampleCdrs.answered());

        // When
        PostgresServer.execute(database, "delete from cdr");

        // Then
        assertThat(new Database(database, SOON).sql().fetchCount(CDR_LEG)).isZero();
    }

    @Test
    void the_same_record_again_is_no_conflict_and_another_one_is_counted_and_not_written() {
        // Given
        CallDetailRecord first = SampleCdrs.answered();
        CallDetailRecord other = SampleCdrs.with(
                SampleCdrs.ended(
                        first, CallEnd.told(Disposition.FAILED, first.end().reason())),
                List.of());
        written(first);
        written(first);
        assertThat(sink.conflicts()).isZero();

        // When
        written(other);

        // Then
        assertThat(sink.conflicts()).isOne();
        assertThat(rowOf(first).get(CDR.DISPOSITION)).isEqualTo("ANSWERED");
        assertThat(legsOf(first)).hasSize(3);
    }

    @Test
    void of_two_records_of_one_call_that_come_together_the_first_is_written_and_the_other_counted() {
        // Given
        CallDetailRecord first = SampleCdrs.answered();
        CallDetailRecord other = SampleCdrs.ended(
                first, CallEnd.told(Disposition.FAILED, first.end().reason()));

        // When
        written(first, other, first);

        // Then
        assertThat(sink.conflicts()).isOne();
        assertThat(rowOf(first).get(CDR.DISPOSITION)).isEqualTo("ANSWERED");
        assertThat(legsOf(first)).hasSize(3);
    }

    @Test
    void the_queries_of_the_guide_run_and_round_as_it_says() throws Exception {
        // Given
        written(SampleCdrs.answered());
        DSLContext sql = new Database(database, SOON).sql();

        // When
        List<Result<Record>> results = queriesOfTheGuide().map(sql::fetch).toList();

        // Then
        assertThat(results).hasSizeGreaterThan(3);
        Record rounded = results.get(0).get(0);
        assertThat(rounded.get(1, BigDecimal.class)).isEqualByComparingTo("59.999999");
        assertThat(IntStream.of(2, 3, 4))
                .allSatisfy(tariff ->
                        assertThat(rounded.get(tariff, BigDecimal.class)).isEqualByComparingTo("60"));
    }

    private static Stream<String> queriesOfTheGuide() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "cdr.md"));
        return Pattern.compile("```sql\n(.*?);\n```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .map(block -> block.group(1));
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "'; drop table cdr; --",
                "\\'; drop table cdr; --",
                "\"quoted\" {json} [] : , \\u0000 \\",
                "Ünïcödé ☎ 😀 \u202Ertl",
                "tab\tline\r\nend",
                "x".repeat(10_000),
                "?:1 $1 {0} %s");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void whatever_a_far_end_sends_is_kept_as_it_came(String text) throws Exception {
        // Given
        CallDetailRecord cdr = SampleCdrs.from(text);

        // When
        written(cdr);

        // Then
        Record row = rowOf(cdr);
        assertThat(row.get(CDR.CALLER)).isEqualTo(text);
        assertThat(row.get(CDR.DIALLED)).isEqualTo(text);
        JsonNode custom = json(row.get(CDR.CUSTOM).data());
        assertThat(custom.get("note").asText()).isEqualTo(text);
        assertThat(custom.get("name " + text).asText()).isEqualTo("x");
    }

    @Test
    void what_no_database_can_hold_is_left_out_and_costs_no_row() throws Exception {
        // Given
        CallDetailRecord cdr = SampleCdrs.from("a\u0000b\uD83Dc");

        // When
        written(cdr);

        // Then
        Record row = rowOf(cdr);
        assertThat(row.get(CDR.CALLER)).isEqualTo("ab\uFFFDc");
        assertThat(json(row.get(CDR.CUSTOM).data()).get("note").asText()).isEqualTo("ab\uFFFDc");
    }

    @ParameterizedTest
    @EnumSource
    void every_disposition_may_be_written(Disposition disposition) {
        // Given
        CallDetailRecord cdr = SampleCdrs.cdr("1", "2", SampleCdrs.MINUTE, disposition, Map.of());

        // When
        written(cdr);

        // Then
        assertThat(rowOf(cdr).get(CDR.DISPOSITION)).isEqualTo(disposition.name());
    }

    @ParameterizedTest
    @EnumSource
    void every_party_may_have_hung_up_with_any_cause(Party party) {
        // Given
        CallDetailRecord some = SampleCdrs.answered();

        // When
        Stream<CallDetailRecord> records = Stream.of(0, 16, 127)
                .map(cause -> new CallDetailRecord(
                        new CallId(UUID.randomUUID()),
                        some.parties(),
                        some.origin(),
                        some.timeline(),
                        CallEnd.told(some.disposition(), new EndReason(party, new HangupCause(cause), 0)),
                        List.of(),
                        Map.of()));
        written(records.toArray(CallDetailRecord[]::new));

        // Then
        assertThat(count("hung_up_by = '" + party + "' and sip_status is null")).isEqualTo(3);
    }

    @Test
    void a_row_that_can_never_be_written_fails_alone() {
        // Given
        List<CallDetailRecord> records = new ArrayList<>(
                IntStream.range(0, 99).mapToObj(one -> SampleCdrs.answered()).toList());
        records.add(37, SampleCdrs.poison());
        records.add(70, SampleCdrs.during(CallTimeline.startedAt(Instant.MIN).endedAt(Instant.MIN)));

        // When
        List<CompletableFuture<Void>> stages = records.stream().map(this::write).toList();

        // Then
        assertThat(List.of(stages.get(37), stages.get(70)))
                .allSatisfy(poison -> assertThat(poison)
                        .failsWithin(SOON)
                        .withThrowableThat()
                        .withCauseInstanceOf(CdrRefusedException.class)
                        .withMessageContaining("rejects it permanently"));
        await().atMost(SOON).until(() -> sink.backlog() == 0);
        assertThat(count("true")).isEqualTo(99);
    }

    @Test
    void many_writers_lose_nothing() {
        // When
        List<CompletableFuture<Void>> stages = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(one -> write(SampleCdrs.answered()))
                .toList();

        // Then
        assertThat(CompletableFuture.allOf(stages.toArray(CompletableFuture<?>[]::new)))
                .succeedsWithin(Duration.ofSeconds(30));
        assertThat(count("true")).isEqualTo(2_000);
        assertThat(sink.backlog()).isZero();
    }

    @Test
    void closing_writes_what_waits_and_takes_no_more() {
        // Given
        JdbcCdrSink slow = JdbcCdrSink.on(database, QUICK.withBatch(500, Duration.ofMinutes(1)));
        CompletableFuture<Void> waiting = slow.write(SampleCdrs.answered()).toCompletableFuture();

        // When
        slow.close();

        // Then
        assertThat(waiting).succeedsWithin(SOON);
        assertThat(slow.write(SampleCdrs.answered()))
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(CdrWriteException.class)
                .withMessageContaining("closed");
        assertThat(slow.refused()).isOne();
    }

    @Test
    void answers_a_ping_and_migrates_again_without_effect() {
        // When
        CdrSchema.migrate(database);

        // Then
        assertThat(sink.ping()).succeedsWithin(SOON);
    }

    private CompletableFuture<Void> write(CallDetailRecord cdr) {
        return sink.write(cdr).toCompletableFuture();
    }

    private void written(CallDetailRecord... records) {
        List<CompletableFuture<Void>> stages =
                Stream.of(records).map(this::write).toList();
        assertThat(stages).allSatisfy(stage -> assertThat(stage).succeedsWithin(SOON));
    }

    private Record rowOf(CallDetailRecord cdr) {
        return new Database(database, SOON)
                .sql()
                .selectFrom(CDR)
                .where(CDR.CALL_ID.eq(cdr.callId().value()))
                .fetchSingle();
    }

    private List<Record> legsOf(CallDetailRecord cdr) {
        return List.copyOf(new Database(database, SOON)
                .sql()
                .selectFrom(CDR_LEG)
                .where(CDR_LEG.CALL_ID.eq(cdr.callId().value()))
                .orderBy(CDR_LEG.LEG, CDR_LEG.PART)
                .fetch());
    }

    int count(String condition) {
        return new Database(database, SOON).sql().fetchCount(CDR, DSL.condition(condition));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
