package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.dashboard.browser.Chromium;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Real calls on the pages of the application, in a real browser. */
class DashboardIT {
    private static final String ROUTE = "--route=70=PJSIP/desk-1";
    private static final String STATE = "tr.call .sign";
    private static final String STEPS = "#milestones .done, #milestones .failed";

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final CdrTable cdrs = CdrTable.in(SERVICES.postgres());
    private Chromium chromium;
    private RunningB2bua b2bua;
    private Telephone callee;
    private Telephone caller;

    @BeforeEach
    void start() {
        chromium = Chromium.start();
        b2bua = RunningB2bua.start(SERVICES, cdrs, ROUTE);
        callee = Telephone.waiting(SERVICES.asterisk(), "desk-1");
    }

    @AfterEach
    void stop() {
        chromium.assertNothingRan();
        chromium.close();
        caller.close();
        callee.close();
        b2bua.close();
        assertThat(b2bua.complained()).isEmpty();
        SERVICES.clear();
    }

    private void talk() {
        caller = Telephone.calling(SERVICES.asterisk(), "1000", "70");
        callee.awaitRinging();
        caller.awaitStatus(180);
        callee.answer();
        caller.awaitTalksWith(callee);
    }

    private void awaitTexts(String selector, String... texts) {
        chromium.awaitTexts(selector, seen -> assertThat(seen).containsExactly(texts));
    }

    @Test
    void a_call_appears_its_ladder_shows_its_steps_in_order_and_a_hang_up_on_its_page_ends_it() {
        // Given
        chromium.open(b2bua.addressOf("/"));
        awaitTexts("#empty p", "No calls yet. A call appears here as soon as Asterisk hands it over.");
        talk();

        // When, then: its row
        awaitTexts(STATE, "connected");
        awaitTexts("[data-figure=concurrent]", "1");
        assertThat(chromium.texts("#dependencies .sign")).isNotEmpty();
        chromium.screenshot("real-live");

        // When, then: its ladder
        chromium.click("tr.call a");
        awaitTexts(
                STEPS,
                "1 Call arrives",
                "2 Callee created",
                "3 Joined in a bridge",
                "4 Callee dialled",
                "5 It rings",
                "6 Callee answers",
                "7 Caller answered");
        chromium.screenshot("real-call-live");

        // When, then: its end
        chromium.click("#hang-up").click("#hangup [data-answer=hangup]");
        caller.awaitRequest("BYE");
        callee.awaitRequest("BYE");
        chromium.awaitTexts(
                STEPS, steps -> assertThat(steps).hasSize(10).endsWith("8 Hang-up", "9 Bridge removed", "10 Recorded"));
        awaitTexts("#connection", "Call ended");
        awaitTexts("#lanes text", "time", "caller", "Asterisk", "application", "leg 1", "Redis", "PostgreSQL");
        awaitTexts("#state", "ended");
        chromium.screenshot("real-call-ended");
        assertThat(cdrs.awaitOne().disposition()).isEqualTo("ANSWERED");

        // When, then: the figures
        chromium.click("#back");
        awaitTexts(STATE, "ended");
        awaitTexts("[data-figure=asr]", "100.0 %");
        awaitTexts("[data-figure=concurrent]", "0");
        chromium.awaitTexts("#causes .name b", causes -> assertThat(causes).isEqualTo(List.of("16")));
        SERVICES.awaitNothingLeft();
    }

    @Test
    void a_call_that_was_recovered_after_kill_9_says_so_and_can_still_be_hung_up() {
        talk();

        b2bua.kill();
        b2bua = RunningB2bua.start(SERVICES, cdrs, ROUTE);

        chromium.open(b2bua.addressOf("/"));
        awaitTexts(STATE, "connected");
        assertThat(chromium.find("tr.call .tag").isDisplayed()).isTrue();
        chromium.screenshot("real-recovered");
        chromium.click("tr.call a");
        assertThat(chromium.find("#recovered").isDisplayed()).isTrue();
        chromium.click("#hang-up").click("#hangup [data-answer=hangup]");
        caller.awaitRequest("BYE");
        awaitTexts("#state", "ended");
        SERVICES.awaitNothingLeft();
    }
}
