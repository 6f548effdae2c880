package io.github.ariadne4j.examples.b2bua.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.route.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesFileTest {
    private static final Duration RING = Duration.ofSeconds(20);
    private static final Path EXAMPLE = Path.of("routes.conf.example");

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("routes.conf"), text);
    }

    private void isRefused(Path file, String message) {
        assertThatThrownBy(() -> RouteTable.read(file, RING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_line_is_a_route_between_comments_and_empty_lines() throws IOException {
        // Given
        Path file = file("# first\n\n  3200=PJSIP/a \n\t# next\n_X.=PJSIP/b,header=\"X-A:1;2\"\n");

        // When
        RouteTable routes = RouteTable.read(file, RING);

        // Then
        assertThat(routes.size()).isEqualTo(2);
        assertThat(routes.routeOf("3200").targets())
                .containsExactly(DialTarget.endpoint("a").ringFor(RING));
        assertThat(routes.routeOf("32").targets())
                .containsExactly(
                        DialTarget.endpoint("b").ringFor(RING).with(DialOptions.NONE.withHeader("X-A", "1;2")));
    }

    @Test
    void a_line_that_ends_with_a_backslash_goes_on_with_the_next_one_that_is_no_comment() throws IOException {
        // When
        RouteTable routes = RouteTable.read(file("_X.=PJSIP/a \\\n  # why\n  |PJSIP/b\\\n,failover=any\\"), RING);

        // Then
        assertThat(routes.routeOf("32").targets())
                .extracting(DialTarget::endpoint)
                .containsExactly("PJSIP/a", "PJSIP/b");
    }

    @Test
    void what_is_wrong_is_said_with_file_and_line_and_what_is_allowed() throws IOException {
        isRefused(
                file("# a\n\n3200=PJSIP/a\n_X.=PJSIP/b,ringbak=music\n"),
                "routes.conf:4: option ringbak=music: an option of a route reads");
        isRefused(file("3200\n"), "routes.conf:1: a route reads PATTERN=TARGET");
        isRefused(file("3200=PJSIP/a\\\n|PJSIP/b,\\\n,x=1\n"), "routes.conf:1: option ");
        isRefused(file("3200=PJSIP/a,header=\"X-A:1\n3201=PJSIP/b\n"), "routes.conf:1: a \" is not closed");
    }

    @Test
    void a_file_that_holds_no_routes_is_refused_with_its_name() throws IOException {
        isRefused(file("# nothing\n\n"), "there is no route in ");
        isRefused(folder.resolve("missing.conf"), "the file " + folder.resolve("missing.conf") + " does not exist");
        isRefused(
                Files.write(
                        folder.resolve("latin1.conf"),
                        "_X.=PJSIP/a,callername=\u00e9".getBytes(StandardCharsets.ISO_8859_1)),
                "latin1.conf is not in UTF-8");
        isRefused(folder, "cannot be read");
    }

    @Test
    void the_first_table_s_routes_come_first() throws IOException {
        // When
        RouteTable routes =
                RouteTable.parse("3200=PJSIP/a", RING).followedBy(RouteTable.read(file("_X.=PJSIP/b"), RING));

        // Then
        assertThat(routes.routeOf("3200").targets())
                .extracting(DialTarget::endpoint)
                .containsExactly("PJSIP/a");
        assertThat(routes.routeOf("3201").targets())
                .extracting(DialTarget::endpoint)
                .containsExactly("PJSIP/b");
    }

    @Test
    void the_example_is_read_as_its_comments_say() {
        // Given
        RouteTable routes = RouteTable.read(EXAMPLE, RING);

        // When
        Route route = routes.routeOf("0123");

        // Then
        assertThat(routes.size()).isEqualTo(6);
        assertThat(route.targets())
                .extracting(DialTarget::options)
                .containsExactly(
                        DialOptions.NONE.withCallerId(
                                OutboundCallerId.of("+33123456789").named("Acme, Paris")),
                        DialOptions.NONE.withCallerId(OutboundCallerId.withheld()));
        assertThat(routes.routeOf("0412").targets().get(0).options())
                .isEqualTo(DialOptions.NONE
                        .withHeader("X-Tariff", "night")
                        .withHeader("X-Route", "a;b")
                        .withCopiedHeader("User-to-User")
                        .withAccount("acme"));
    }
}
