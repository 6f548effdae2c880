package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.hep.HepReceiver;
import io.github.ariadne4j.ari.hep.HepSettings;
import io.github.ariadne4j.ari.hep.PcapWriter;
import io.github.ariadne4j.ari.hep.SipMessageStore;
import io.github.ariadne4j.testkit.real.Tshark;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Asterisk sends a copy of each SIP message, as its delivered configuration says. */
class SipMessagesIT {
    private static final String ROUTE = "--route=70=PJSIP/desk-1";

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final CdrTable cdrs = CdrTable.in(SERVICES.postgres());

    @Test
    void the_messages_of_both_legs_are_received_in_order_and_read_by_wireshark() throws IOException {
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
            assertRead(messages, callIds);
        }
    }

    @Test
    void the_application_receives_them_where_it_is_told_so_and_says_how_many() {
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
            assertThat(b2bua.complained()).isEmpty();
        }
    }

    /** Places a call, lets the two talk, hangs up; returns the Call-IDs of its legs, as ARI tells them. */
    private List<String> call() {
        try (Telephone callee = Telephone.waiting(SERVICES.asterisk(), "desk-1");
                Telephone caller = Telephone.calling(SERVICES.asterisk(), "1000", "70")) {
            callee.awaitRinging();
            caller.awaitStatus(180);
            callee.answer();
            caller.awaitStatus(200);
            caller.awaitTalksWith(callee);
            List<String> callIds = SERVICES.asterisk().callIds();
            caller.hangUp();
            callee.awaitRequest("BYE");
            SERVICES.awaitNothingLeft();
            return callIds;
        }
    }

    private static void assertRead(SipMessageStore messages, List<String> callIds) throws IOException {
        Path file = Files.createTempFile(Path.of("target/it"), "call", ".pcap");
        try (OutputStream out = Files.newOutputStream(file)) {
            PcapWriter.write(messages.trace(callIds).messages(), out);
        }
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
