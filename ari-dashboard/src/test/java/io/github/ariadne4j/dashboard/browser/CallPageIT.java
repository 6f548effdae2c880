package io.github.ariadne4j.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class CallPageIT {
    private static final String LABELS = "#lines .line .label";
    private static final String STEPS = "#milestones button";
    private static final String FIRST = "#lines .line";

    private static Chromium chromium;

    private final SampleCall live = new SampleCall(1).with("recovered", true).answeredLadder();
    private final SampleCall ended = new SampleCall(2)
            .ended("ANSWERED", 16)
            .quality(0, "caller", 0.1, 3.2, 21, 4.4)
            .quality(1, "leg 1", 2.4, 31, 180, 3.4)
            .endedLadder();
    private final SampleCallServer server = SampleCallServer.with(List.of(live, ended));

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @AfterEach
    void close() {
        chromium.assertNothingRan();
        server.close();
    }

    private static void open(SampleCallServer server, SampleCall call) {
        chromium.size(1280, 860).scheme("light").open(server.page(call));
        chromium.find(FIRST);
    }

    @Test
    void the_steps_of_a_call_are_told_in_plain_words_and_lead_to_their_lines() {
        open(server, ended);

        assertThat(chromium.texts(STEPS))
                .containsExactly(
                        "1 Call arrives0.0000 s",
                        "2 Callee created0.0433 s",
                        "3 Joined in a bridge0.0643 s",
                        "4 Callee dialled0.0749 s",
                        "5 It rings0.1042 s",
                        "6 Callee answers2.4042 s",
                        "7 Caller answered2.4055 s",
                        "8 Hang-up62.1000 s",
                        "9 Bridge removed62.1260 s",
                        "10 Recorded62.1410 s");
        chromium.click(STEPS + "[data-entry='" + (ended.size() - 1) + "']");
        assertThat(chromium.ask("return document.activeElement.querySelector('.label').textContent"))
                .isEqualTo("CDR: done in 3.1 ms");
        assertThat(chromium.texts(".words"))
                .contains("the call enters the application", "dial leg 1", "leg 1 is answered", "answer the caller");
    }

    @Test
    void what_failed_is_told_by_shape_and_words_too() {
        open(server, ended);

        assertThat(chromium.texts(".line.failed .label"))
                .containsExactly("DELETE channel reason_code=16", "404 in 4.0 ms");
        assertThat(chromium.all(".line.failed .tip"))
                .as("tips of what went well")
                .isEmpty();
    }

    @Test
    void a_line_is_chosen_with_the_keyboard_and_shows_all_of_itself() {
        open(server, ended);
        chromium.tabTo("#lines .line").type(Keys.ENTER);
        assertThat(chromium.find("#payload").getText())
                .contains("StasisStart", "caller → application", "{\n  \"type\": \"StasisStart\",");

        chromium.type(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
        assertThat(chromium.find("#payload").getText())
                .contains("POST /channels/create", "endpoint\nPJSIP/3200@peer", "{\n  \"variables\": {");

        chromium.type(Keys.ESCAPE);
        assertThat(chromium.find("#payload").isDisplayed()).isFalse();
        assertThat(chromium.ask("return document.activeElement.dataset.key")).isEqualTo("n3");
    }

    @Test
    void times_are_since_the_start_since_the_line_before_or_of_the_clock() {
        open(server, ended);
        assertThat(chromium.texts(".time").subList(0, 3)).containsExactly("0.0000", "0.0301", "0.0366");

        chromium.click("#times input[value=delta]");
        chromium.awaitTexts(
                ".time", times -> assertThat(times.subList(0, 3)).containsExactly("+0.0000", "+0.0301", "+0.0065"));

        chromium.click("#times input[value=absolute]");
        chromium.awaitTexts(".time", times -> assertThat(times.get(0)).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}"));
    }

    @Test
    void a_leg_and_a_kind_can_be_left_out() {
        open(server, ended);
        int all = chromium.texts(LABELS).size();

        chromium.click("#legs label:last-of-type input");
        chromium.awaitTexts(
                LABELS, labels -> assertThat(labels).hasSizeLessThan(all).noneMatch(label -> label.contains("dial")));
        assertThat(chromium.texts("#lanes text"))
                .doesNotContain("leg 1")
                .contains("caller", "Asterisk", "application", "Redis", "PostgreSQL");

        chromium.click("#kinds label:nth-of-type(3) input");
        chromium.awaitTexts(LABELS, labels -> assertThat(labels).noneMatch(label -> label.startsWith("done")));
    }

    @Test
    void what_repeats_is_folded_and_opens() {
        for (int i = 0; i < 6; i++) {
            ended.entry("event", 63_000.0 + i, "caller", "application", "ChannelDtmfReceived");
        }
        open(server, ended);
        assertThat(chromium.texts(".line.fold text")).contains("the same, 5 times moreopen");

        chromium.ask("document.querySelector('.line.fold').dispatchEvent(new MouseEvent('click', {bubbles: true}))");

        chromium.awaitTexts(
                LABELS,
                labels -> assertThat(labels)
                        .filteredOn("ChannelDtmfReceived"::equals)
                        .hasSize(6));
    }

    @Test
    void a_live_call_grows_line_by_line_until_its_record_is_written_and_its_page_says_when_it_has_ended() {
        open(server, live);
        assertThat(chromium.find("#recovered").isDisplayed()).isTrue();
        int before = live.size();

        live.entry("event", 9000, "caller", "application", "ChannelHangupRequest cause 16");
        server.tell(List.of(live));
        chromium.awaitTexts(LABELS, labels -> assertThat(labels).hasSize(before + 1));
        chromium.awaitTexts(STEPS, steps -> assertThat(steps).last().isEqualTo("8 Hang-up9.0000 s"));

        chromium.click("#hang-up").click("#hangup [data-answer=hangup]");
        chromium.awaitTexts("#connection", texts -> assertThat(texts).containsExactly("Call ended"));
        assertThat(server.hungUp()).containsExactly(live.id());
        assertThat(chromium.find("#hang-up").isDisplayed()).isFalse();

        live.entry("write", 9100, "application", "cdrs", "CDR: done in 3.1 ms");
        server.tell(List.of(live));
        chromium.awaitTexts(STEPS, steps -> assertThat(steps).last().isEqualTo("9 Recorded9.1000 s"));
        assertThat(chromium.texts("#connection")).containsExactly("Call ended");
    }

    @Test
    void a_page_that_is_opened_between_the_end_of_a_call_and_the_write_of_its_record_shows_that_write() {
        SampleCall unrecorded = new SampleCall(3).answeredLadder().ended("ANSWERED", 16);
        server.tell(List.of(unrecorded));
        open(server, unrecorded);
        chromium.awaitTexts("#connection", texts -> assertThat(texts).containsExactly("Call ended"));
        await().until(() -> server.isFollowed(unrecorded));

        server.tell(List.of(unrecorded.entry("write", 9100, "application", "cdrs", "CDR: done in 3.1 ms")));

        chromium.awaitTexts(STEPS, steps -> assertThat(steps).last().asString().endsWith("Recorded9.1000 s"));
        assertThat(chromium.texts("#connection")).containsExactly("Call ended");
    }

    @Test
    void a_sip_message_shows_its_headers_and_its_body_when_it_is_opened() {
        ended.sip()
                .entry(
                        "sip",
                        0.1,
                        "caller",
                        "asterisk",
                        "INVITE",
                        "done",
                        "INVITE sip:70@a SIP/2.0\r\nSubject: hello\r\n\r\nv=0\r\n");
        open(server, ended);

        chromium.ask("document.querySelector('.line.sip').dispatchEvent(new MouseEvent('click', {bubbles: true}))");

        assertThat(chromium.find("#payload").getText())
                .contains("INVITE sip:70@a SIP/2.0", "Subject\nhello")
                .doesNotContain("v=0");
        chromium.click("#payload summary");
        await().untilAsserted(
                        () -> assertThat(chromium.find("#payload").getText()).contains("v=0"));
        assertThat(chromium.find("#sip-hint").isDisplayed()).isFalse();
        assertThat(chromium.find("#pcap").getDomAttribute("href"))
                .isEqualTo("/calls/" + ended.id() + ".pcap?numbers=masked");
    }

    @Test
    void a_call_can_be_taken_along_and_without_sip_the_page_says_how_to_have_it() {
        open(server, ended);

        assertThat(chromium.find("#jsonl").getDomAttribute("href"))
                .isEqualTo("/calls/" + ended.id() + ".jsonl?numbers=masked");
        assertThat(chromium.find("#java").getDomAttribute("href"))
                .isEqualTo("/calls/" + ended.id() + ".java?numbers=masked");
        assertThat(chromium.find("#pcap").isDisplayed()).isFalse();
        assertThat(chromium.find("#sip-hint").getText()).isEqualTo("SIP messages are not received.");
        chromium.click("#mermaid");
        await().untilAsserted(() -> assertThat(chromium.texts("#notice").get(0)
                        + chromium.ask("return document.querySelector('#to-copy textarea').value"))
                .containsAnyOf("Copied as Mermaid.", "sequenceDiagram"));
    }

    @Test
    void a_call_that_is_not_kept_is_told_so() {
        chromium.open(server.page(new SampleCall(99)));

        chromium.awaitTexts(
                "#missing",
                texts -> assertThat(texts).singleElement().asString().contains("is kept here"));
        assertThat(chromium.ask("return document.querySelector('.work').hidden"))
                .isEqualTo(true);
        chromium.forgetMessages();
    }

    @Test
    void it_is_readable_on_a_telephone_and_in_both_schemes() {
        open(server, ended);
        chromium.ask("document.querySelector('details').open = true");
        for (int width : List.of(1280, 800, 375)) {
            chromium.size(width, 860);
            chromium.assertNoSidewaysScrolling();
            chromium.assertContrast();
            chromium.screenshot("call-" + width);
        }
        assertThat((long) chromium.ask("return document.getElementById('scroller').scrollWidth"))
                .isGreaterThan(375);
    }
}
