package io.github.ariadne4j.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class LivePageIT {
    private static final String CALLERS = "tr.call td.caller";
    private static final String STATE = "#connection";

    private static Chromium chromium;

    private final SampleCall ringing =
            new SampleCall(1).with("state", "ringing").with("route", "zebra");
    private final SampleCall connected =
            new SampleCall(2).with("recovered", true).with("route", "apple");
    private final SampleCall ended = new SampleCall(3).ended("BUSY", 17).with("route", "mango");
    private SampleCallServer server = SampleCallServer.with(List.of(ringing, connected, ended));

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @BeforeEach
    void open() {
        chromium.size(1280, 860).scheme("light").open(server.live());
        awaitCallers("+33***003", "+33***002", "+33***001");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static void awaitCallers(String... callers) {
        chromium.awaitTexts(CALLERS, texts -> assertThat(texts).containsExactly(callers));
    }

    private static void awaitConnection(String words) {
        chromium.awaitTexts(
                STATE, texts -> assertThat(texts).singleElement().asString().startsWith(words));
    }

    @Test
    void a_call_shows_who_it_is_how_it_stands_and_what_became_of_it() {
        chromium.awaitTexts(
                "tr.call td.state",
                texts -> assertThat(texts)
                        .containsExactly("ended recovered", "connected recovered", "ringing recovered"));
        assertThat(chromium.all(".tag")).filteredOn(tag -> tag.isDisplayed()).hasSize(1);
        assertThat(chromium.texts("tr.call td.dialled")).containsExactly("+33***003", "+33***002", "+33***001");
        assertThat(chromium.texts("tr.call td.outcome")).containsExactly("busy · cause 17", "", "");
        assertThat(chromium.texts("tr.call td.duration")).first().isEqualTo("0:29");
    }

    @Test
    void a_new_call_appears_and_one_that_changes_is_changed_in_place() {
        Object row = chromium.ask("return window.row = document.querySelector('[data-id=\"" + ringing.id() + "\"]')");

        server.tell(List.of(new SampleCall(4).with("state", "ringing"), ringing.with("state", "connected")));

        awaitCallers("+33***004", "+33***003", "+33***002", "+33***001");
        assertThat(row).isNotNull();
        assertThat(chromium.ask("return window.row.isConnected && window.row.querySelector('.sign').textContent"))
                .isEqualTo("connected");
    }

    @Test
    void a_click_on_a_column_sorts_by_it_and_a_second_one_the_other_way_round() {
        chromium.click("th.route button");
        chromium.awaitTexts("tr.call td.route", texts -> assertThat(texts).containsExactly("apple", "mango", "zebra"));
        assertThat(chromium.find("th.route").getDomAttribute("aria-sort")).isEqualTo("ascending");

        chromium.click("th.route button");
        chromium.awaitTexts("tr.call td.route", texts -> assertThat(texts).containsExactly("zebra", "mango", "apple"));
        assertThat(chromium.find("th.route").getDomAttribute("aria-sort")).isEqualTo("descending");
        assertThat(chromium.all("[aria-sort]")).hasSize(1);

        for (String column : List.of("state", "caller", "dialled", "duration", "began", "asterisk", "outcome")) {
            chromium.click("th." + column + " button");
            assertThat(chromium.find("th." + column).getDomAttribute("aria-sort"))
                    .isEqualTo("ascending");
        }
    }

    @Test
    void a_state_is_chosen_and_each_says_how_many_calls_it_has() {
        assertThat(chromium.texts("#states span .number")).containsExactly("3", "2", "1", "0", "1", "0", "1", "0");

        chromium.click("#states input[value=ringing]");
        awaitCallers("+33***001");
        chromium.click("#states input[value=live]");
        awaitCallers("+33***002", "+33***001");
        chromium.awaitTexts("#shown", texts -> assertThat(texts).containsExactly("2 of 3 calls"));
    }

    @Test
    void a_search_finds_numbers_and_call_ids_and_says_when_nothing_matches() {
        chromium.find("#search").sendKeys("***002");
        awaitCallers("+33***002");

        chromium.find("#search")
                .sendKeys(Keys.chord(Keys.CONTROL, "a"), ended.id().toUpperCase(java.util.Locale.ROOT));
        awaitCallers("+33***003");

        chromium.find("#search").sendKeys("x");
        chromium.awaitTexts("#empty p", texts -> assertThat(texts).containsExactly("No call matches."));
        chromium.click("#empty button");
        awaitCallers("+33***003", "+33***002", "+33***001");
    }

    @Test
    void numbers_are_shown_when_asked_for_and_the_address_keeps_that() {
        chromium.click("#numbers");
        awaitCallers("+33100000003", "+33100000002", "+33100000001");

        assertThat(chromium.ask("return location.search")).isEqualTo("?numbers=clear");
        assertThat(chromium.find("tr.call a").getDomAttribute("href"))
                .isEqualTo("/call/" + ended.id() + "?numbers=clear");
        chromium.click("#numbers");
        awaitCallers("+33***003", "+33***002", "+33***001");
    }

    @Test
    void a_call_is_hung_up_after_a_question() {
        String button = "[data-id='" + connected.id() + "'] button";
        chromium.click(button);
        assertThat(chromium.find("#hangup").getText()).contains("+33***002", connected.id());
        chromium.click("[data-answer=keep]");
        assertThat(server.hungUp()).isEmpty();

        chromium.click(button).click("[data-answer=hangup]");

        chromium.awaitTexts("#notice", texts -> assertThat(texts).containsExactly("Hang-up requested."));
        assertThat(server.hungUp()).containsExactly(connected.id());
        chromium.awaitTexts(
                "#states input[value=live] + span .number",
                texts -> assertThat(texts).containsExactly("1"));
    }

    @Test
    void all_of_it_works_with_the_keyboard() {
        // Given
        chromium.tabTo(".skip")
                .tabTo("#numbers")
                .tabTo("#search")
                .tabTo("#states input")
                .tabTo("th.state button");
        chromium.tabTo("tr.call a");
        assertThat(focused()).isEqualTo(ended.id());

        // When, then: to the next call, to its button, and out of the dialog again
        chromium.type(Keys.ARROW_DOWN);
        await().untilAsserted(() -> assertThat(focused()).isEqualTo(connected.id()));
        chromium.tabTo("tr.call button").type(Keys.ENTER);
        assertThat(chromium.find("#hangup").isDisplayed()).isTrue();
        chromium.type(Keys.ESCAPE);
        await().untilAsserted(() -> assertThat(focused()).isEqualTo(connected.id()));
        assertThat(server.hungUp()).isEmpty();

        // When, then: to the last call, and to its page
        chromium.type(Keys.END);
        await().untilAsserted(() -> assertThat(focused()).isEqualTo(ringing.id()));
        chromium.type(Keys.ENTER);
        await().untilAsserted(() ->
                assertThat(chromium.ask("return location.pathname")).isEqualTo("/call/" + ringing.id()));
    }

    private static Object focused() {
        return chromium.ask("return document.activeElement.closest('tr')?.dataset.id");
    }

    @Test
    void the_order_is_held_while_the_pointer_or_the_focus_is_on_a_call() {
        chromium.tabTo("tr.call a");

        server.tell(List.of(new SampleCall(4)));

        chromium.awaitTexts("#shown", texts -> assertThat(texts).containsExactly("4 calls · order held, 1 new"));
        awaitCallers("+33***003", "+33***002", "+33***001");
        chromium.find("#search").click();
        awaitCallers("+33***004", "+33***003", "+33***002", "+33***001");
    }

    @Test
    void figures_causes_and_parts_are_shown() {
        server.tell(List.of());

        chromium.awaitTexts("[data-figure=asr]", texts -> assertThat(texts).containsExactly("93.7 %"));
        assertThat(chromium.texts("[data-figure=concurrent], [data-figure=ner], [data-figure=acdSeconds]"))
                .containsExactly("3", "99.1 %", "1:23");
        assertThat(chromium.texts("[data-figure^=pdd]")).containsExactly("118 ms", "1.31 s");
        assertThat(chromium.texts("#causes .name")).containsExactly("16normal call clearing", "17user busy");
        assertThat(chromium.texts("#dependencies li"))
                .containsExactly("Asterisk pbx-1up, 22.10.1", "Redisdown, connection refused");
        assertThat(chromium.all(".chart canvas")).hasSize(4);
    }

    @Test
    void a_lost_connection_and_an_ended_server_are_told_and_the_page_comes_back_by_itself() {
        awaitConnection("Live");

        server.sayEnd();
        awaitConnection("The server ended at");
        server.close();
        server = SampleCallServer.again(server, List.of(connected));
        awaitConnection("Live");
        awaitCallers("+33***002");

        server.close();
        awaitConnection("Connection lost at");
        server = SampleCallServer.again(server, List.of());
        awaitConnection("Live");
        chromium.awaitTexts(
                "#empty p",
                texts -> assertThat(texts).singleElement().asString().startsWith("No calls yet"));
    }

    @Test
    void it_is_readable_on_a_telephone_and_in_both_schemes() {
        server.tell(IntStream.range(4, 240).mapToObj(LivePageIT::variedCall).toList());
        for (int width : List.of(1280, 800, 375)) {
            chromium.size(width, 860);
            chromium.ask("scrollTo(0, 0)");
            chromium.assertNoSidewaysScrolling();
            chromium.assertContrast();
            chromium.screenshot("live-" + width);
        }
        chromium.size(1280, 860).scheme("dark").screenshot("live-dark");
        chromium.assertNothingRan();
    }

    private static SampleCall variedCall(int number) {
        SampleCall call = new SampleCall(number)
                .with("route", List.of("carrier-a", "carrier-b", "desks").get(number % 3))
                .with("asterisk", number % 2 == 0 ? "pbx-1" : "pbx-2")
                .with("state", number % 5 == 0 ? "ringing" : "connected");
        return number % 7 != 3 ? call : number % 2 == 0 ? call.ended("BUSY", 17) : call.ended("ANSWERED", 16);
    }
}
