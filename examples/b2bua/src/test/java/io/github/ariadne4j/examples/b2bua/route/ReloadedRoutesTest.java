package io.github.ariadne4j.examples.b2bua.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ReloadedRoutesTest {
    private static final Duration RING = Duration.ofSeconds(20);
    private static final RoutesSource.Row GOOD = new RoutesSource.Row(1, "_3X.", "PJSIP/{number}@a|PJSIP/b");

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private volatile Supplier<List<RoutesSource.Row>> table = List::of;
    private ReloadedRoutes routes = routes(RouteTable.EMPTY);

    private ReloadedRoutes routes(RouteTable fixed) {
        return new ReloadedRoutes(fixed, () -> table.get(), RING);
    }

    @BeforeEach
    void listen() {
        logged.start();
        ((Logger) LoggerFactory.getLogger(ReloadedRoutes.class)).addAppender(logged);
    }

    @AfterEach
    void close() {
        ((Logger) LoggerFactory.getLogger(ReloadedRoutes.class)).detachAppender(logged);
        routes.close();
    }

    @Test
    void a_changed_row_holds_from_the_next_read_on() {
        // Given
        rows(GOOD);
        routes.read();
        assertThat(endpoints("3200")).containsExactly("PJSIP/3200@a", "PJSIP/b");

        // When
        rows(new RoutesSource.Row(1, "_3X.", "PJSIP/{number}@c"));
        routes.read();

        // Then
        assertThat(endpoints("3200")).containsExactly("PJSIP/3200@c");
    }

    @Test
    void a_bad_row_is_named_with_what_to_do_and_takes_no_other_away() {
        // Given
        rows(new RoutesSource.Row(7, "_3X.", "PJSIP/{number}@a,ringbak=\nmusic"), GOOD);

        // When
        routes.read();
        routes.read();

        // Then
        assertThat(endpoints("3200")).containsExactly("PJSIP/3200@a", "PJSIP/b");
        assertThat(warnings())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("row 7 ", "ringbak= music", "ringback=music")
                        .doesNotContain("\n"));
    }

    @Test
    void a_pattern_holds_no_part_of_the_targets() {
        // Given
        rows(new RoutesSource.Row(7, "_3X.=PJSIP/a|_4X.", "PJSIP/b"));

        // When
        routes.read();

        // Then
        assertThat(routes.size()).isZero();
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void the_routes_that_were_read_last_stay_while_the_table_cannot_be_read_which_is_told_once() {
        // Given
        rows(GOOD);
        routes.read();

        // When
        table = () -> {
            throw new IllegalStateException("no connection");
        };
        routes.read();
        routes.read();

        // Then
        assertThat(endpoints("3200")).containsExactly("PJSIP/3200@a", "PJSIP/b");
        assertThat(warnings()).singleElement().asString().contains("the last routes remain", "no connection");
    }

    @Test
    void a_call_that_may_have_a_route_is_refused_with_503_until_the_table_was_read() {
        // Given
        table = () -> {
            throw new IllegalStateException("no connection");
        };
        routes.read();
        assertThat(route("3200").causeIfNone()).isEqualTo(HangupCause.CONGESTION);

        // When
        rows();
        routes.read();

        // Then
        assertThat(route("3200").causeIfNone()).isEqualTo(HangupCause.UNALLOCATED);
    }

    @Test
    void routes_of_the_settings_come_first_and_need_no_table() {
        // Given
        routes.close();
        routes = routes(RouteTable.parse("3200=PJSIP/desk", RING));
        assertThat(endpoints("3200")).containsExactly("PJSIP/desk");

        // When
        rows(GOOD);
        routes.read();

        // Then
        assertThat(endpoints("3200")).containsExactly("PJSIP/desk");
        assertThat(endpoints("3201")).containsExactly("PJSIP/3201@a", "PJSIP/b");
        assertThat(routes.size()).isEqualTo(2);
    }

    @Test
    void the_table_is_read_again_and_again() {
        // Given
        rows(GOOD);
        routes.close();
        routes = ReloadedRoutes.begin(RouteTable.EMPTY, () -> table.get(), RING, Duration.ofMillis(10));
        assertThat(routes.size()).isEqualTo(1);

        // When
        rows();

        // Then
        await().atMost(RING).until(() -> routes.size() == 0);
    }

    private void rows(RoutesSource.Row... rows) {
        table = () -> List.of(rows);
    }

    private List<String> warnings() {
        return logged.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private List<String> endpoints(String dialled) {
        return route(dialled).targets().stream().map(DialTarget::endpoint).toList();
    }

    private Route route(String dialled) {
        ChannelId caller = new ChannelId("1700000000.1");
        CallId id = CallId.of("asterisk", caller, Instant.EPOCH);
        return routes.route(new IncomingCall(id, caller, new CallerId("", ""), dialled, "", "", "", List.of()));
    }
}
