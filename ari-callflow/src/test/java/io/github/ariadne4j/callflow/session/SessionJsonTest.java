package io.github.ariadne4j.callflow.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.RtpSummary;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.cdr.CdrTransfer;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionJsonTest {
    private static final String ODD = "\r\n\u0000\"{}\\ ☎ 😀";

    /** A session of the version before: with the dialled targets, more of the timeline, and the end. */
    private static final String BEFORE =
            "{\"application\":\"b2bua\",\"asterisk\":\"00:16:3e:aa:bb:cc\",\"epoch\":5,\"takenUp\":1,"
                    + "\"attemptsBefore\":2,\"call\":{\"id\":\"00000000-0000-0000-0000-000000000001\","
                    + "\"channel\":\"1700000000.1\",\"callerName\":\"é\",\"caller\":\"100\",\"dialled\":\"200\","
                    + "\"context\":\"from-trunk\",\"account\":\"acme\",\"trunk\":\"trunk\",\"args\":[\"a\"]},"
                    + "\"attempts\":[%1$s],\"timeline\":{\"started\":\"2026-11-23T10:15:30.123456Z\"%2$s},"
                    + "\"data\":{\"menu\":\"sales\"},\"notes\":{\"tariff\":\"night\"}%3$s}";

    private final CallSession young = Sessions.of(Sessions.origin());

    @Test
    void a_session_that_has_just_begun_comes_back_as_it_was() {
        assertThat(writtenAndRead(young)).isEqualTo(young);
    }

    @Test
    void a_call_that_the_application_began_comes_back_as_such() {
        IncomingCall in = young.call();
        IncomingCall out = new IncomingCall(
                in.id(),
                in.channel(),
                in.caller(),
                in.dialled(),
                "",
                in.account(),
                "",
                in.args(),
                CallDirection.OUTBOUND);
        CallSession session = Sessions.of(young.origin(), out);

        assertThat(writtenAndRead(session)).isEqualTo(session);
        assertThat(writtenAndRead(session).call().isOutbound()).isTrue();
    }

    @Test
    void everything_that_is_known_of_a_live_call_comes_back() {
        // Given
        CallSession full = Sessions.answered(Sessions.of(Sessions.origin(), ODD))
                .ownedBy(new CallSession.Owner(1_790_000_000_123L, 2));

        // When
        CallSession read = writtenAndRead(full);

        // Then
        assertThat(read).isEqualTo(full);
        assertThat(read.state()).contains("☎ 😀").doesNotContain("\n");
    }

    @Test
    void everything_that_is_known_of_an_ended_call_comes_back() {
        // Given
        CallSession ended = Sessions.ended(Sessions.answered(Sessions.of(Sessions.origin(), ODD)))
                .ownedBy(new CallSession.Owner(1_790_000_000_123L, 2));
        CallSession full = ended.ended(
                ended.timeline(),
                Stream.concat(ended.legs().stream(), Stream.of(replacing(), untold()))
                        .toList(),
                Map.of("tariff", "night", "é", "", "", "\n"),
                Objects.requireNonNull(ended.end()));

        // When
        CallSession read = writtenAndRead(full);

        // Then
        assertThat(read).isEqualTo(full);
        assertThat(read.record()).isEqualTo(full.record());
    }

    private static CdrLeg replacing() {
        return new CdrLeg(
                new LegId(2),
                1,
                LegRole.CALLEE,
                new ChannelId("1700000000.\"☎"),
                null,
                LegTimes.begunAt(Instant.parse("2026-11-23T10:15:40.000000001Z")),
                new CdrLeg.End(HangupCause.USER_BUSY, HangupCause.ANSWERED_ELSEWHERE, 486),
                new CdrTransfer(
                        CdrTransfer.Kind.ATTENDED,
                        new ChannelId("second"),
                        new LegId(0),
                        ODD,
                        new CallId(new UUID(1, 2))),
                new RtpSummary(990, 1_000, 10L, 50L, 3.197, 0.875, 40.5));
    }

    private static CdrLeg untold() {
        return new CdrLeg(
                new LegId(3),
                0,
                LegRole.SNOOP,
                new ChannelId("x"),
                "",
                LegTimes.begunAt(Instant.EPOCH),
                CdrLeg.End.byItself(null, null),
                new CdrTransfer(CdrTransfer.Kind.PICKUP, new ChannelId("x"), null, "", null),
                new RtpSummary(86, 85, null, null, 1.0, null, null));
    }

    @Test
    void a_live_session_tells_no_legs_and_an_ended_one_no_state() {
        assertThat(SessionJson.write(young)).contains("\"state\":{").doesNotContain("\"legs\"", "\"notes\":{}");
        assertThat(SessionJson.write(Sessions.ended(young)))
                .contains("\"legs\":[{")
                .doesNotContain("\"state\"");
    }

    @ParameterizedTest
    @EnumSource(EndSource.class)
    void how_the_end_is_known_comes_back(EndSource source) {
        // Given
        EndReason reason = new EndReason(Party.NETWORK, HangupCause.UNKNOWN, null);
        CallEnd end = new CallEnd(Disposition.FAILED, reason, source, Instant.parse("2026-11-23T10:15:30.000000001Z"));
        CallSession ended = young.ended(young.timeline(), List.of(), Map.of(), end);

        // When
        CallSession read = writtenAndRead(ended);

        // Then
        assertThat(read).isEqualTo(ended);
    }

    @Test
    void a_session_is_one_line() {
        assertThat(SessionJson.write(Sessions.of(Sessions.origin(), "two\nlines\r")))
                .doesNotContain("\n", "\r");
    }

    @Test
    void what_a_newer_version_added_is_passed_over() {
        // Given
        String line = SessionJson.write(young)
                .replaceFirst("\\{", "{\"new\":{\"deep\":[1,null]},")
                .replace("\"call\":{", "\"call\":{\"new\":1.5,")
                .replace("\"timeline\":{", "\"timeline\":{\"new\":true,");

        // When
        CallSession read = SessionJson.read(line);

        // Then
        assertThat(read).isEqualTo(young);
    }

    @Test
    void an_ended_session_of_the_version_before_keeps_what_its_record_says() {
        // Given
        String line = BEFORE.formatted(
                "{\"endpoint\":\"PJSIP/200\",\"started\":\"2026-11-23T10:15:31Z\",\"cause\":17,\"sipStatus\":486,\"number\":3,"
                        + "\"ringing\":\"2026-11-23T10:15:31.5Z\",\"ended\":\"2026-11-23T10:15:32Z\"},"
                        + "{\"endpoint\":\"PJSIP/201\",\"started\":\"2026-11-23T10:15:32Z\",\"cause\":null,\"sipStatus\":null,"
                        + "\"answered\":\"2026-11-23T10:15:33Z\"}",
                ",\"calleeAnswered\":\"2026-11-23T10:15:33Z\",\"ended\":\"2026-11-23T10:16:33Z\"",
                ",\"end\":{\"disposition\":\"ANSWERED\",\"by\":\"CALLEE\",\"cause\":16,\"sipStatus\":200,\"source\":\"EVENT\"}");

        // When
        CallSession read = SessionJson.read(line);
        CallDetailRecord cdr = read.record();

        // Then
        assertThat(read.owner()).isEqualTo(new CallSession.Owner(5, 1));
        assertThat(read.notes()).containsExactly(Map.entry("tariff", "night"));
        assertThat(cdr.billable()).isEqualTo(Duration.ofSeconds(60));
        assertThat(cdr.parties())
                .isEqualTo(new CallDetailRecord.Parties(
                        "100",
                        "200",
                        "PJSIP/201",
                        new ChannelId("1700000000.1"),
                        new ChannelId("a4j~b2bua~00000000-0000-0000-0000-000000000001~b4")));
        assertThat(cdr.legs())
                .extracting(CdrLeg::number, CdrLeg::target, CdrLeg::end)
                .containsExactly(
                        tuple(0, null, CdrLeg.End.hungUp(HangupCause.NORMAL_CLEARING)),
                        tuple(3, "PJSIP/200", CdrLeg.End.byItself(HangupCause.USER_BUSY, 486)),
                        tuple(4, "PJSIP/201", CdrLeg.End.byItself(HangupCause.NORMAL_CLEARING, 200)));
        assertThat(cdr.legs())
                .extracting(leg -> leg.times().ended())
                .containsExactly(
                        Instant.parse("2026-11-23T10:16:33Z"),
                        Instant.parse("2026-11-23T10:15:32Z"),
                        Instant.parse("2026-11-23T10:16:33Z"));
        assertThat(cdr.legs().get(1).times().ringing()).isEqualTo("2026-11-23T10:15:31.5Z");
        assertThat(writtenAndRead(read)).isEqualTo(read);
    }

    @Test
    void a_silent_caller_of_the_version_before_ended_by_itself_and_its_callee_was_hung_up() {
        // Given
        String open = "{\"endpoint\":\"PJSIP/2\",\"started\":\"2026-11-23T10:15:31Z\",\"cause\":null}";
        String silent = ",\"end\":{\"disposition\":\"ANSWERED\",\"by\":\"NETWORK\",\"cause\":44,\"source\":\"EVENT\"}";

        // When
        CallSession read = SessionJson.read(BEFORE.formatted(open, ",\"ended\":\"2026-11-23T10:16:33Z\"", silent));

        // Then
        assertThat(read.legs()).extracting(leg -> leg.end().causeSent() == null).containsExactly(true, false);
    }

    @Test
    void a_live_session_of_the_version_before_has_no_state_and_goes_on_in_its_place() {
        // Given
        String open = "{\"endpoint\":\"PJSIP/2\",\"started\":\"2026-11-23T10:15:31Z\",\"cause\":null}";

        // When
        CallSession read = SessionJson.read(BEFORE.formatted(open, "", ""));

        // Then
        assertThat(read.state()).isNull();
        assertThat(read.end()).isNull();
        assertThat(read.legs()).isEmpty();
        assertThat(read.call().dialled()).isEqualTo("200");
        assertThat(writtenAndRead(read)).isEqualTo(read);
    }

    @Test
    void the_one_answer_that_an_earlier_version_knew_is_that_of_the_callee_who_is_there_else_of_the_flow() {
        // Given
        String failed = "{\"endpoint\":\"PJSIP/1\",\"started\":\"2026-11-23T10:15:31Z\",\"cause\":17}";
        String open = "{\"endpoint\":\"PJSIP/2\",\"started\":\"2026-11-23T10:15:31Z\",\"cause\":null}";
        String oneAnswer = ",\"answered\":\"2026-11-23T10:15:32Z\"";
        Instant answer = Instant.parse("2026-11-23T10:15:32Z");

        // When
        CallSession talking = SessionJson.read(BEFORE.formatted(failed + ',' + open, oneAnswer, ""));
        CallSession served = SessionJson.read(BEFORE.formatted(failed, oneAnswer, ""));

        // Then
        assertThat(talking.timeline().calleeAnswered()).isEqualTo(answer);
        assertThat(talking.timeline().callerAnswered()).isNull();
        assertThat(served.timeline().calleeAnswered()).isNull();
        assertThat(served.timeline().callerAnswered()).isEqualTo(answer);
    }

    @Test
    void an_earlier_version_finds_the_answer_where_it_looks_for_it() {
        assertThat(SessionJson.write(Sessions.answered(young)))
                .contains(
                        "\"answered\":\"" + Sessions.answered(young).timeline().calleeAnswered() + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "1",
                "{}",
                "{\"call\":",
                "no JSON",
                "{\"call\":{\"id\":\"no-uuid\"}}",
                "{\"call\":{\"id\":\"00000000-0000-0000-0000-000000000001\"},\"timeline\":{\"started\":\"yesterday\"}}"
            })
    void what_is_no_session_is_told_as_such(String line) {
        assertThatThrownBy(() -> SessionJson.read(line))
                .isInstanceOf(SessionStoreException.class)
                .hasMessageStartingWith("a session cannot be read: ");
    }

    @Test
    void a_line_that_was_cut_off_anywhere_is_told_as_such() {
        // Given
        String line = SessionJson.write(Sessions.ended(Sessions.answered(young)));

        // When
        for (int length = 0; length < line.length(); length++) {
            String torn = line.substring(0, length);

            // Then
            assertThatThrownBy(() -> SessionJson.read(torn)).isInstanceOf(SessionStoreException.class);
        }
    }

    private static CallSession writtenAndRead(CallSession session) {
        return SessionJson.read(SessionJson.write(session));
    }
}
