package io.github.ariadne4j.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Text of a far end is shown literally, and never interpreted as markup, script, style or URL. */
class UntrustedTextIT {
    private static final List<String> ATTACKS = TestResource.attacks();

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    private static List<String> newestFirst() {
        List<String> reversed = new ArrayList<>(ATTACKS);
        Collections.reverse(reversed);
        return reversed;
    }

    private static void assertNoForeignElements(String inside) {
        assertThat(chromium.ask(
                        "return [...new Set([...document.querySelectorAll(arguments[0] + ' *')].map((e) => e.localName))].sort()",
                        inside))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .isSubsetOf(
                        "tr", "td", "a", "bdi", "span", "button", "h2", "p", "dl", "dt", "dd", "div", "header", "pre",
                        "details", "summary", "g", "rect", "path", "circle", "text", "tspan", "h1", "ol", "li");
        assertThat(chromium.ask(
                        "return document.querySelectorAll('iframe, img, object, embed, base, body script').length"))
                .isEqualTo(0L);
        chromium.assertNothingRan();
    }

    @Test
    void there_are_more_than_two_hundred_of_them() {
        assertThat(ATTACKS).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    }

    @Test
    void in_the_table_and_in_the_question_before_a_hang_up() {
        List<SampleCall> calls = new ArrayList<>();
        for (String attack : ATTACKS) {
            calls.add(new SampleCall(calls.size())
                    .with("caller", attack)
                    .with("dialled", attack)
                    .with("route", attack)
                    .with("asterisk", attack)
                    .with("disposition", attack));
        }
        try (SampleCallServer server = SampleCallServer.with(calls)) {
            // A page of sufficient height for all rows.
            chromium.size(1280, 40 * ATTACKS.size()).open(server.live());

            for (String column : List.of("caller", "dialled", "route", "asterisk")) {
                chromium.awaitTexts(
                        "tr.call td." + column, texts -> assertThat(texts).isEqualTo(newestFirst()));
            }
            assertThat(chromium.ask("""
                            return [...document.querySelectorAll('tr.call button')].map((button) => {
                              button.click();
                              const text = document.querySelector('#hangup dd').textContent;
                              document.getElementById('hangup').close();
                              return text;
                            });
                            """)).isEqualTo(newestFirst());
            assertThat(
                            chromium.ask(
                                    "return [...document.querySelectorAll('a')].filter((a) => a.origin !== location.origin).length"))
                    .isEqualTo(0L);
            assertNoForeignElements("tbody");
        }
    }

    @Test
    void in_the_ladder_and_in_payloads_of_events_and_sip_messages() {
        SampleCall call = new SampleCall(1)
                .with("caller", ATTACKS.get(0))
                .with("dialled", ATTACKS.get(1))
                .sip();
        for (String attack : ATTACKS) {
            double at = call.size();
            call.entry("event", at, "caller", "application", attack, "done", "{\"name\": " + quoted(attack) + '}');
            call.entry(
                    "sip",
                    at,
                    "caller",
                    "asterisk",
                    attack,
                    "done",
                    "INVITE sip:x SIP/2.0\r\nSubject: " + attack + "\r\n\r\n" + attack);
        }
        try (SampleCallServer server = SampleCallServer.with(List.of(call.with("live", false)))) {
            chromium.size(1280, 860).open(server.page(call));
            chromium.find(".line");
            chromium.click("#fold");
            chromium.awaitTexts(
                    ".line.event .label",
                    labels -> assertThat(labels)
                            .isEqualTo(ATTACKS.stream()
                                    .map(UntrustedTextIT::shortened)
                                    .toList()));

            assertThat(payloads(".line.event", "#payload h2")).isEqualTo(ATTACKS);
            assertThat(payloads(".line.event", "#payload pre"))
                    .isEqualTo(ATTACKS.stream()
                            .map(attack -> "{\n  \"name\": " + quoted(attack) + "\n}")
                            .toList());
            assertThat(payloads(".line.sip", "#payload .headers dd"))
                    .isEqualTo(ATTACKS.stream().map(UntrustedTextIT::trimmed).toList());
            assertThat(payloads(".line.sip", "#payload details pre"))
                    .isEqualTo(ATTACKS.stream().map(UntrustedTextIT::trimmed).toList());
            assertThat(chromium.texts("#parties bdi")).containsExactly(ATTACKS.get(0), ATTACKS.get(1));
            assertNoForeignElements(":is(#lines, .payload)");
        }
    }

    /** Chooses each line of the first selector; returns the texts that the second one finds then. */
    private static Object payloads(String lines, String found) {
        return chromium.ask("""
                return [...document.querySelectorAll(arguments[0])].map((line) => {
                  line.dispatchEvent(new MouseEvent('click', { bubbles: true }));
                  return document.querySelector(arguments[1]).textContent;
                });
                """, lines, found);
    }

    /** Trimmed as a header's value in JavaScript, which treats a byte order mark as a blank. */
    private static String trimmed(String text) {
        return text.strip().replaceFirst("^\\ufeff", "");
    }

    private static String shortened(String text) {
        return text.length() > 84 ? text.substring(0, 84) + '…' : text;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
    }
}
