package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.dashboard.browser.Chromium;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import io.github.ariadne4j.testkit.real.Tshark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SIP messages of a real call on its page, in a real browser. */
class SipLadderIT {
    private static final String ROUTE = "--route=70=PJSIP/desk-1";
    private static final String MESSAGES = "#lines .line.sip";

    /** Between which lanes each message goes, in the order of the lines. */
    private static final String LANES_AND_LABELS = """
            return [...document.querySelectorAll('%s')].map((line) =>
              line.getAttribute('aria-label').replace(/^\\S+ /, '').replace(/:.*/, '') + ': '
                + line.querySelector('.label').textContent.replace(/ sip:.*/, ''))
            """.formatted(MESSAGES);

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final CdrTable cdrs = CdrTable.in(SERVICES.postgres());

    @Test
    void the_sip_messages_of_both_legs_are_in_the_ladder_masked_and_a_click_shows_headers_and_on_demand_the_body()
            throws IOException {
        Map<String, String> settings = RunningB2bua.settings(SERVICES, cdrs);
        settings.put("HEP_ADDRESS", "127.0.0.1:" + SERVICES.asterisk().hepPort());
        try (Chromium chromium = Chromium.start();
                RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE)) {
            // Given
            b2bua.awaitHealth(200);
            chromium.open(b2bua.addressOf("/"));
            talkAndHangUp(() -> {
                chromium.click("tr.call a");
                chromium.awaitTexts(MESSAGES, messages -> assertThat(messages).hasSizeGreaterThanOrEqualTo(9));
            });

            // Then: both legs, as they went on while the page was open
            chromium.awaitTexts("#connection", texts -> assertThat(texts).containsExactly("Call ended"));
            assertMessages(chromium);

            // When, then: one of them
            chromium.click("#lines .line.sip");
            assertHeadersAndBody(chromium);
            chromium.ask("document.getElementById('scroller').scrollLeft = 0");
            chromium.screenshot("real-call-sip");

            // When, then: all of them as a file
            assertDownload(chromium);
            chromium.assertNothingRan();
            assertThat(b2bua.complained()).isEmpty();
        }
    }

    private static void assertMessages(Chromium chromium) {
        await().untilAsserted(() -> assertThat(chromium.ask(LANES_AND_LABELS))
                .isEqualTo(List.of(
                        "caller to Asterisk: INVITE",
                        "Asterisk to caller: 100 Trying",
                        "Asterisk to leg 1: INVITE",
                        "leg 1 to Asterisk: 180 Ringing",
                        "Asterisk to caller: 180 Ringing",
                        "leg 1 to Asterisk: 200 OK",
                        "Asterisk to leg 1: ACK",
                        "Asterisk to caller: 200 OK",
                        "caller to Asterisk: ACK",
                        "caller to Asterisk: BYE",
                        "Asterisk to caller: 200 OK (BYE)",
                        "Asterisk to leg 1: BYE",
                        "leg 1 to Asterisk: 200 OK (BYE)")));
        assertThat(chromium.texts("#lines .time"))
                .extracting(Double::parseDouble)
                .as("times")
                .isSorted();
        assertThat(chromium.texts(MESSAGES + " .label")).first().asString().startsWith("INVITE sip:02@");
    }

    private static void assertHeadersAndBody(Chromium chromium) {
        assertThat(chromium.find("#payload").getText())
                .contains("caller → Asterisk", "From\n<sip:0001@", "To\n<sip:02@", "CSeq\n", "Body")
                .doesNotContain("sip:1000@", "sip:70@", "m=audio");
        chromium.click("#payload summary");
        await().untilAsserted(
                        () -> assertThat(chromium.find("#payload").getText()).contains("v=0", "m=audio"));
        chromium.click("#payload summary");

        chromium.click("#numbers");
        chromium.awaitTexts(
                MESSAGES + " .label",
                labels -> assertThat(labels).first().asString().startsWith("INVITE sip:70@"));
        chromium.click("#numbers");
        chromium.awaitTexts(
                MESSAGES + " .label",
                labels -> assertThat(labels).first().asString().startsWith("INVITE sip:02@"));
        chromium.click("#lines .line.sip");
    }

    private static void assertDownload(Chromium chromium) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target/it"), "downloads");
        chromium.downloadInto(folder).click("#pcap");
        await().untilAsserted(() ->
                assertThat(filesIn(folder)).singleElement().asString().endsWith(".pcap"));
        assertThat(Tshark.read(filesIn(folder).get(0), "sip.Method"))
                .hasSize(13)
                .contains("INVITE", "ACK", "BYE");
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void talkAndHangUp(Runnable whileTheyTalk) {
        try (Telephone callee = Telephone.waiting(SERVICES.asterisk(), "desk-1");
                Telephone caller = Telephone.calling(SERVICES.asterisk(), "1000", "70")) {
            callee.awaitRinging();
            caller.awaitStatus(180);
            callee.answer();
            caller.awaitTalksWith(callee);
            whileTheyTalk.run();
            caller.hangUp();
            callee.awaitRequest("BYE");
            SERVICES.awaitNothingLeft();
        }
    }
}
