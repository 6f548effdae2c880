package io.github.ariadne4j.examples.b2bua.route;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ariadne4j.callflow.HostileTexts;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Texts that strangers chose, as what is dialled and as rows of a table of routes. */
class HostileRoutesTest {
    private static final Duration RING = Duration.ofSeconds(20);
    private static final List<String> TEXTS = HostileTexts.all();
    private static final String NUMBER = "\\+?[0-9A-Za-z*#._-]{1,64}";
    private static final Pattern TO_CALLEE =
            Pattern.compile("PJSIP/" + NUMBER + "@callee|SIP/callee/" + NUMBER + "|Local/" + NUMBER + "@callee/n");
    private static final Pattern ANY_TARGET = Pattern.compile("PJSIP/(" + NUMBER
            + "@)?[0-9A-Za-z_.-]+(/\\*)?|SIP/[0-9A-Za-z_.-]+(/" + NUMBER + ")?|Local/" + NUMBER + "@[0-9A-Za-z_.-]+/n");

    @Test
    void what_is_dialled_reaches_no_other_endpoint_than_the_operators() {
        RouteTable routes =
                RouteTable.parse("_!=PJSIP/{number}@callee|SIP/callee/{number}|Local/{number}@callee/n", RING);
        for (String text : TEXTS) {
            for (DialTarget target : routes.routeOf(text).targets()) {
                assertThat(target.endpoint()).as(text).matches(TO_CALLEE);
            }
        }
    }

    @Test
    void a_row_of_them_is_left_out_or_dials_what_is_a_target_and_is_told_in_one_line() {
        // Given
        List<RoutesSource.Row> rows = new ArrayList<>();
        for (String text : TEXTS) {
            rows.add(new RoutesSource.Row(rows.size(), text, "PJSIP/a"));
            rows.add(new RoutesSource.Row(rows.size(), "_X.", text));
            rows.add(new RoutesSource.Row(rows.size(), "_X.", "PJSIP/{number}@a,header=X-Name:" + text));
        }
        Logger log = (Logger) LoggerFactory.getLogger(ReloadedRoutes.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        log.addAppender(logged);
        log.setAdditive(false);

        // When
        try (ReloadedRoutes routes = new ReloadedRoutes(RouteTable.EMPTY, () -> rows, RING)) {
            routes.read();

            // Then
            assertThat(logged.list)
                    .hasSizeGreaterThan(TEXTS.size())
                    .allSatisfy(event ->
                            assertThat(event.getFormattedMessage()).matches("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]*"));
            assertThat(routes.size()).isPositive();
        } finally {
            log.detachAppender(logged);
            log.setAdditive(true);
        }
    }

    @Test
    void a_target_that_is_taken_is_a_target() {
        for (String text : TEXTS) {
            for (DialTarget target : targets(text)) {
                assertThat(target.endpoint()).as(text).matches(ANY_TARGET);
            }
        }
    }

    private static List<DialTarget> targets(String text) {
        try {
            return NumberRoute.of("_X.", text, RING)
                    .hunt("1900")
                    .map(hunt -> hunt.targets())
                    .orElse(List.of());
        } catch (IllegalArgumentException refused) {
            return List.of();
        }
    }
}
