package io.github.ariadne4j.callflow.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.EventHeader;
import io.github.ariadne4j.ari.event.UnknownEvent;
import io.github.ariadne4j.ari.hep.RtcpMessage;
import io.github.ariadne4j.ari.hep.RtcpStore;
import io.github.ariadne4j.ari.hep.SipMessage;
import io.github.ariadne4j.ari.hep.SipMessageStore;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.RtcpReport;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.recorder.export.JsonLines;
import io.github.ariadne4j.callflow.recorder.export.Mermaid;
import io.github.ariadne4j.callflow.recorder.export.TextLadder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SipLadderTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final CallId CALL = CallId.of("asterisk", new ChannelId("1.1"), AT);
    private static final SipTelephone CALLER = new SipTelephone("a@phone", "from-a", "to-a");
    private static final SipTelephone CALLEE = new SipTelephone("b@asterisk", "from-b", "to-b");

    private Duration now = Duration.ZERO;
    private final SipMessageStore sip = new SipMessageStore(SipMessageStore.Limits.defaults(), () -> AT.plus(now));
    private final RtcpStore rtcp = new RtcpStore(2);
    private final CallRecorder recorder =
            new CallRecorder(RecorderSettings.defaults(), sip, rtcp, () -> AT.plus(now), () -> now.toNanos());

    private void heard(int millis, SipMessage message) {
        now = Duration.ofMillis(millis);
        sip.accept(message);
    }

    private void told(int millis, String type, String channel, String callId) {
        now = Duration.ofMillis(millis);
        String json = "{\"type\":\"" + type + "\",\"application\":\"b2bua\",\"channel\":{\"id\":\"" + channel
                + "\",\"name\":\"PJSIP/x-1\",\"protocol_id\":\"" + callId + "\"}}";
        recorder.onEvent(CALL, event(type), () -> StandardCharsets.UTF_8.encode(json));
    }

    private static AriEvent event(String type) {
        return new UnknownEvent(new EventHeader(AT, "b2bua", "asterisk"), type, "{}");
    }

    private RecordedCall call() {
        return recorder.call(CALL).orElseThrow();
    }

    private static List<String> arrows(RecordedCall call) {
        return call.entries().stream()
                .map(entry -> entry.at().toMillis() + " " + entry.from().title() + " > "
                        + entry.to().title() + ": " + entry.label())
                .toList();
    }

    private void callerRings() {
        heard(100, CALLER.request("INVITE", 1));
        heard(101, CALLER.answer(100, "Trying", "INVITE", 1));
        told(103, "ChannelCreated", "1.1", "a@phone");
        heard(120, CALLER.answer(180, "Ringing", "INVITE", 1));
        told(130, "ChannelRinging", "1.1", "a@phone");
    }

    @Test
    void messages_stand_between_the_entries_in_the_order_of_their_arrival_whatever_asterisks_clock_says() {
        callerRings();

        assertThat(arrows(call()))
                .containsExactly(
                        "-3 caller > Asterisk: INVITE sip:3314@198.51.100.7:50600",
                        "-2 Asterisk > caller: 100 Trying",
                        "0 Asterisk > application: ChannelCreated",
                        "17 Asterisk > caller: 180 Ringing",
                        "27 Asterisk > application: ChannelRinging");
    }

    @Test
    void who_sent_a_message_shows_whichever_party_asked() {
        callerRings();
        heard(200, CALLER.requestOfInvitee("BYE", 7));
        heard(201, CALLER.answerToInvitee(200, "OK", "BYE", 7));

        assertThat(arrows(call())).endsWith("97 Asterisk > caller: BYE", "98 caller > Asterisk: 200 OK (BYE)");
    }

    @Test
    void a_message_that_is_sent_again_says_so_and_one_that_is_copied_twice_is_one() {
        callerRings();
        heard(199, CALLER.answer(200, "OK", "INVITE", 1));
        heard(200, CALLER.answer(200, "OK", "INVITE", 1));
        heard(700, CALLER.answer(200, "OK", "INVITE", 1));
        heard(1_700, CALLER.answer(200, "OK", "INVITE", 1));

        assertThat(call().entries().stream().skip(5).map(LadderEntry::label))
                .containsExactly("200 OK", "200 OK, sent again (1)", "200 OK, sent again (2)");
    }

    @Test
    void a_challenge_is_no_failure_and_a_rejection_is_one() {
        callerRings();
        heard(200, CALLER.answer(401, "Unauthorized", "INVITE", 1));
        heard(201, CALLER.answer(486, "Busy Here", "INVITE", 2));

        assertThat(call().entries().stream().skip(5).map(LadderEntry::outcome))
                .containsExactly(LadderEntry.Outcome.DONE, LadderEntry.Outcome.FAILED);
    }

    @Test
    void the_number_of_a_message_stays_when_others_come() {
        heard(100, CALLER.request("INVITE", 1));
        told(103, "ChannelCreated", "1.1", "a@phone");
        int first = call().entries().get(0).number();
        heard(120, CALLEE.request("INVITE", 1));
        heard(121, CALLER.answer(180, "Ringing", "INVITE", 1));

        assertThat(call().entries())
                .extracting(LadderEntry::number)
                .startsWith(first, 0)
                .doesNotHaveDuplicates();
        assertThat(call().entries().get(2).number()).isBetween(first + 1, -1);
    }

    @Test
    void a_clock_that_is_set_back_turns_no_message_round() {
        callerRings();
        heard(90, CALLER.answer(200, "OK", "INVITE", 1));

        assertThat(arrows(call())).contains("17 Asterisk > caller: 200 OK");
    }

    @Test
    void the_ladder_of_a_terminal_and_of_mermaid_show_messages_and_the_record_does_not() {
        callerRings();

        assertThat(TextLadder.of(call()).lines().skip(2))
                .contains("SIP: caller a@phone")
                .anyMatch(line -> line.matches(" +-0\\.0030 +\\+0\\.0000 .*\\|-+>\\| .* INVITE sip:3314@198.*"))
                .anyMatch(line -> line.matches(".*\\|<\\.+\\| .* 100 Trying"));
        assertThat(Mermaid.of(call()))
                .contains("CALLER->>ASTERISK: -0.0030 INVITE sip:3314", "ASTERISK-->>CALLER: 0.0170 180 Ringing");
        assertThat(JsonLines.of(call()).lines()).hasSize(4).noneMatch(line -> line.contains("INVITE"));
    }

    @Test
    void what_is_missing_has_a_hint() {
        told(103, "ChannelCreated", "1.1", "a@phone");
        assertThat(call().sip().on()).isTrue();
        assertThat(call().sip().hint()).contains("no SIP message of this call came");

        heard(120, CALLER.request("INVITE", 1));
        assertThat(call().sip().hint()).isNull();

        CallRecorder without = new CallRecorder(RecorderSettings.defaults());
        without.onEvent(CALL, event("ChannelCreated"), () -> StandardCharsets.UTF_8.encode(""));
        RecordedCall call = without.call(CALL).orElseThrow();
        assertThat(call.sip().on()).isFalse();
        assertThat(TextLadder.of(call)).contains("SIP: SIP messages are not received: set HEP_ADDRESS");
    }

    @Test
    void reports_of_rtcp_tell_the_quality_of_a_leg() {
        callerRings();
        assertThat(call().quality()).isEmpty();

        InetSocketAddress phone = new InetSocketAddress("192.0.2.1", 10_001);
        rtcp.accept(new RtcpMessage(
                AT, phone, phone, "a@phone", new RtcpReport(9L, List.of(new RtcpReport.Block(1, 128, 5, 80, 0, 0)))));

        assertThat(call().quality()).singleElement().satisfies(quality -> {
            assertThat(quality.leg()).isEqualTo(LegId.CALLER);
            assertThat(quality.lossPercent()).isEqualTo(50.0);
            assertThat(quality.jitterMs()).isEqualTo(10.0);
        });
        assertThat(TextLadder.of(call().masked())).contains("caller 50.0 % lost, jitter 10.0 ms, MOS 1.");
    }
}
