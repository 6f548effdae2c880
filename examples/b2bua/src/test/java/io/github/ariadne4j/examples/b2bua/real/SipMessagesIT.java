package io.github.ariadne4j.examples.b2bua.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.hep.HepReceiver;
import io.github.ariadne4j.ari.hep.HepSettings;
import io.github.ariadne4j.ari.hep.SipMessageStore;
import io.github.ariadne4j.callflow.recorder.export.TextLadder;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import io.github.ariadne4j.testkit.real.Tshark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Asterisk sends a copy of each SIP message, as its delivered configuration says. */
class SipMessagesIT {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    /** Times, and six lanes. */
    private static final int BEFORE_TEXT = 22 + 6 * 13 + 1;

    private static final String ROUTE = "--route=70=PJSIP/desk-1";

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final CdrTable cdrs = CdrTable.in(SERVICES.postgres());

    @Test
    void the_messages_of_both_legs_are_received_in_order() {
        // Given
        SipMessageStore messages = new SipMessageStore(SipMessageStore.Limits.defaults(), Clock.systemUTC());
        int port = SERVICES.asterisk().hepPort();
        try (HepReceiver receiver = HepReceiver.listen(HepSettings.onLoopback(port), messages);
                RunningB2bua b2bua = RunningB2bua.start(SERVICES, cdrs, ROUTE)) {
            // When
            List<String> callIds = call();

            // Then
            await().until(() -> messages.trace(callIds).messages().size() >= 13);
            String callerLeg = messages.trace(callIds).messages().get(0).callId();
            assertThat(callIds).hasSize(2).contains(callerLeg);
            assertThat(messages.trace(callIds).messages())
                    .extracting(message -> (message.callId().equals(callerLeg) ? "A " : "B ")
                            + (message.isRequest() ? message.method() : message.status() + " for " + message.method()))
                    .containsExactly(
                            "A INVITE",
                            "A 100 for INVITE",
                            "B INVITE",
                            "B 180 for INVITE",
                            "A 180 for INVITE",
                            "B 200 for INVITE",
                            "B ACK",
                            "A 200 for INVITE",
                            "A ACK",
                            "A BYE",
                            "A 200 for BYE",
                            "B BYE",
                            "B 200 for BYE");
            assertThat(messages.callIds()).as("registrations are not kept").isEqualTo(2);
            assertThat(receiver.statistics().malformed()).isZero();
            assertThat(b2bua.complained()).isEmpty();
        }
    }

    @Test
    void the_application_receives_them_where_it_is_told_so_and_shows_them() throws IOException {
        // Given
        Map<String, String> settings = RunningB2bua.settings(SERVICES, cdrs);
        settings.put("HEP_ADDRESS", "127.0.0.1:" + SERVICES.asterisk().hepPort());
        try (RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE)) {
            b2bua.awaitHealth(200);

            // When
            call();

            // Then: two to register, and those of the call
            await().until(() -> b2bua.figure("hep_datagrams_total{outcome=\"message\"}") >= 15);
            assertThat(b2bua.figure("hep_datagrams_total{outcome=\"malformed\"}"))
                    .isZero();
            assertThat(b2bua.figure("hep_kept_bytes")).isPositive();
            String call = "/calls/" + idOfTheCall(b2bua);
            await().until(() -> textOf(b2bua, call).contains("CDR: done in "));
            assertLadder(textOf(b2bua, call));
            assertRead(b2bua.page(call + ".pcap"));
            assertRead(b2bua.page(call + ".pcap?numbers=clear"));
            assertThat(b2bua.complained()).isEmpty();
        }
    }

    @Test
    void the_quality_of_a_call_is_told_by_rtcp_and_without_hep_by_asterisk_when_asked() {
        Map<String, String> settings = RunningB2bua.settings(SERVICES, cdrs);
        settings.put("HEP_ADDRESS", "127.0.0.1:" + SERVICES.asterisk().hepPort());
        try (RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE)) {
            b2bua.awaitHealth(200);
            whileTheyTalk(() -> await().until(() -> b2bua.figure("hep_datagrams_total{outcome=\"rtcp\"}") >= 2));

            assertQuality(b2bua);
        }
        try (RunningB2bua b2bua = RunningB2bua.start(SERVICES, cdrs, ROUTE)) {
            whileTheyTalk(() -> {
                assertQuality(b2bua);
                assertThat(new String(b2bua.page("/calls/" + idOfTheCall(b2bua)), UTF_8))
                        .contains("SIP messages are not received: set HEP_ADDRESS");
            });
        }
    }

    /** The telephones send no RTCP, so that the round trip is not known. */
    private static void assertQuality(RunningB2bua b2bua) {
        String call = idOfTheCall(b2bua);
        assertThat(new String(b2bua.page("/calls/" + call), UTF_8))
                .containsPattern(
                        "(?m)^caller 0\\.0 % lost, jitter [0-9.]+ ms, MOS 4\\.\\d; leg 1 0\\.0 % lost, jitter");
        assertThat(new String(b2bua.page("/api/calls/" + call), UTF_8))
                .containsPattern("\"quality\":\\[\\{\"leg\":0,\"title\":\"caller\",\"lossPercent\":0\\.0,")
                .contains("\"rttMs\":null");
    }

    private static String idOfTheCall(RunningB2bua b2bua) {
        Matcher id = ID.matcher(new String(b2bua.page("/calls"), UTF_8));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static String textOf(RunningB2bua b2bua, String call) {
        return new String(b2bua.page(call), UTF_8);
    }

    /** Numbers are masked, lanes are caller, Asterisk, application, leg 1, Redis and PostgreSQL. */
    private static void assertLadder(String ladder) {
        List<String> lines = ladder.lines()
                .skip(TextLadder.HEADER_LINES)
                .map(line -> line.substring(BEFORE_TEXT).replaceFirst("-\\p{XDigit}{8}$", ""))
                .toList();
        // Asterisk stamps a SIP message when it copies it, which may be after the first event of the call.
        assertThat(lines).contains("StasisStart PJSIP/0001");
        assertThat(lines)
                .containsSubsequence(
                        "INVITE sip:02@127.0.0.1:" + SERVICES.asterisk().sipPort(),
                        "100 Trying",
                        "180 Ringing",
                        "200 OK",
                        "ACK",
                        "BYE",
                        "200 OK (BYE)",
                        "BYE",
                        "200 OK (BYE)");
        assertThat(ladder)
                .containsPattern("\\|-+>\\|.* INVITE sip:02@")
                .containsPattern("\\|<\\.+\\|.* 100 Trying")
                .containsPattern("\\|-{20,}>\\|.* INVITE sip:user-\\d@")
                .doesNotContain("sent again", "HEP_ADDRESS");
    }

    /** Places a call, lets the two talk, hangs up; returns the Call-IDs of its legs, as ARI tells them. */
    private List<String> call() {
        return whileTheyTalk(() -> {});
    }

    private List<String> whileTheyTalk(Runnable check) {
        try (Telephone callee = Telephone.waiting(SERVICES.asterisk(), "desk-1");
                Telephone caller = Telephone.calling(SERVICES.asterisk(), "1000", "70")) {
            callee.awaitRinging();
            caller.awaitStatus(180);
            callee.answer();
            caller.awaitStatus(200);
            caller.awaitTalksWith(callee);
            List<String> callIds = SERVICES.asterisk().callIds();
            check.run();
            caller.hangUp();
            callee.awaitRequest("BYE");
            SERVICES.awaitNothingLeft();
            return callIds;
        }
    }

    private static void assertRead(byte[] capture) throws IOException {
        Path file = Files.createTempFile(Path.of("target/it"), "call", ".pcap");
        Files.write(file, capture);
        assertThat(Tshark.read(file, "sip.Method", "sip.Status-Code"))
                .containsExactly(
                        "INVITE\t",
                        "\t100",
                        "INVITE\t",
                        "\t180",
                        "\t180",
                        "\t200",
                        "ACK\t",
                        "\t200",
                        "ACK\t",
                        "BYE\t",
                        "\t200",
                        "BYE\t",
                        "\t200");
    }
}
