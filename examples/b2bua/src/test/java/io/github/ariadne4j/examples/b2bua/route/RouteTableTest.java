package io.github.ariadne4j.examples.b2bua.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.LongestTalk;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.HuntPlan.Offer;
import io.github.ariadne4j.callflow.route.HuntPlan.Round;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    private static final Duration RING = Duration.ofSeconds(20);

    @Test
    void a_number_that_is_taken_as_it_is_has_its_place_among_the_patterns() {
        // Given
        RouteTable routes =
                RouteTable.parse("_32X!=PJSIP/1@a;3200=PJSIP/2@b;3300=PJSIP/3@c;3300=PJSIP/4@d;_X.=PJSIP/5@e", RING);

        // Then
        assertThat(endpoints(routes.routeOf("3200"))).containsExactly("PJSIP/1@a");
        assertThat(endpoints(routes.routeOf("3300"))).containsExactly("PJSIP/3@c");
        assertThat(endpoints(routes.routeOf("3301"))).containsExactly("PJSIP/5@e");
    }

    @ParameterizedTest
    @CsvSource({
        "PJSIP/{number}@my-peer, PJSIP/331234567890@my-peer",
        "SIP/MY_PEER/{number}, SIP/MY_PEER/331234567890",
        "Local/{number}@context/n, Local/331234567890@context/n",
        "Local/{number}@context, Local/331234567890@context/n",
        "PJSIP/{number:2}@my-peer, PJSIP/1234567890@my-peer",
        "PJSIP/00{number:1}@my-peer, PJSIP/0031234567890@my-peer",
        "PJSIP/reception@my-peer, PJSIP/reception@my-peer",
        "PJSIP/agent1, PJSIP/agent1",
        "PJSIP/agent1/*, PJSIP/agent1/*",
        "SIP/MY_PEER, SIP/MY_PEER",
    })
    void a_target_is_filled_in_with_the_number(String target, String endpoint) {
        // When
        Route route = RouteTable.parse("_X.=" + target, RING).routeOf("331234567890");

        // Then
        assertThat(route.targets()).extracting(DialTarget::endpoint).containsExactly(endpoint);
        assertThat(route.targets()).extracting(DialTarget::ringFor).containsExactly(RING);
    }

    @Test
    void the_first_route_that_matches_wins() {
        // Given
        RouteTable routes = RouteTable.parse("3200=PJSIP/1@a\n_32XX=PJSIP/2@b; _X.=PJSIP/3@c ;", RING);

        // Then
        assertThat(routes.size()).isEqualTo(3);
        assertThat(endpoints(routes.routeOf("3200"))).containsExactly("PJSIP/1@a");
        assertThat(endpoints(routes.routeOf("3201"))).containsExactly("PJSIP/2@b");
        assertThat(endpoints(routes.routeOf("4200"))).containsExactly("PJSIP/3@c");
    }

    @Test
    void alternatives_are_tried_in_their_order() {
        // When
        Route route = RouteTable.parse("_X.=PJSIP/{number}@a | SIP/b/{number}|Local/{number}@c", RING)
                .routeOf("32");

        // Then
        assertThat(endpoints(route)).containsExactly("PJSIP/32@a", "SIP/b/32", "Local/32@c/n");
    }

    @Test
    void a_number_without_a_route_does_not_exist() {
        // When
        Route route = RouteTable.parse("_3X.=PJSIP/{number}@a", RING).routeOf("4711");

        // Then
        assertThat(route.targets()).isEmpty();
        assertThat(route.causeIfNone()).isEqualTo(HangupCause.UNALLOCATED);
    }

    @Test
    void targets_with_an_ampersand_between_them_ring_together() {
        // When
        Route route = RouteTable.parse("_33X.=PJSIP/agent1 & PJSIP/agent2|PJSIP/{number}@backup", RING)
                .routeOf("3312");

        // Then
        assertThat(rounds(route))
                .containsExactly(List.of("PJSIP/agent1", "PJSIP/agent2"), List.of("PJSIP/3312@backup"));
        assertThat(hunt(route).rounds())
                .flatExtracting(Round::offers)
                .extracting(Offer::startAfter)
                .containsOnly(Duration.ZERO);
    }

    @Test
    void all_telephones_of_an_endpoint_are_a_target_among_others() {
        // When
        Route route = RouteTable.parse("_X.=PJSIP/agent1/*&PJSIP/agent2|PJSIP/backup/*", RING)
                .routeOf("32");

        // Then
        assertThat(route.targets())
                .containsExactly(
                        DialTarget.everyContactOf("agent1").ringFor(RING),
                        DialTarget.endpoint("agent2").ringFor(RING),
                        DialTarget.everyContactOf("backup").ringFor(RING));
    }

    @Test
    void a_target_that_cannot_use_the_number_leaves_its_round_and_an_empty_round_is_none() {
        // Given
        RouteTable routes = RouteTable.parse(
                "_X!=PJSIP/{number:2}@a&PJSIP/agent1|PJSIP/{number:2}@b&SIP/c/{number:2}|PJSIP/d", RING);

        // Then
        assertThat(rounds(routes.routeOf("32"))).containsExactly(List.of("PJSIP/agent1"), List.of("PJSIP/d"));
        assertThat(rounds(routes.routeOf("321")))
                .containsExactly(
                        List.of("PJSIP/1@a", "PJSIP/agent1"), List.of("PJSIP/1@b", "SIP/c/1"), List.of("PJSIP/d"));
    }

    @Test
    void callers_hear_what_the_callee_sends_and_the_callee_s_word_ends_the_hunt_unless_the_route_says_otherwise() {
        // When
        HuntPlan hunt = hunt(RouteTable.parse("_X.=PJSIP/a|PJSIP/b", RING).routeOf("32"));

        // Then
        assertThat(hunt.ringback()).isEqualTo(Ringback.RELAY);
        assertThat(hunt.failOver()).isEqualTo(FailOver.UNLESS_CALLEE_DECIDED);
    }

    @ParameterizedTest
    @CsvSource({
        "'ringback=relay', RELAY, false",
        "'ringback=ring', RING, false",
        "'ringback=music', MUSIC, false",
        "'ringback=tone', TONE, false",
        "'ringback=silence', SILENCE, false",
        "'failover=any', RELAY, true",
        "'ringback=music,failover=any', MUSIC, true",
        "' failover = any , ringback = tone ', TONE, true",
    })
    void options_stand_after_the_targets(String options, Ringback ringback, boolean goesOnAfterBusy) {
        // When
        Route route =
                RouteTable.parse("_X.=PJSIP/a&PJSIP/b|PJSIP/c," + options, RING).routeOf("32");

        // Then
        assertThat(rounds(route)).containsExactly(List.of("PJSIP/a", "PJSIP/b"), List.of("PJSIP/c"));
        assertThat(hunt(route).ringback()).isEqualTo(ringback);
        assertThat(hunt(route).failOver().goesOnAfter(HangupCause.USER_BUSY)).isEqualTo(goesOnAfterBusy);
    }

    @ParameterizedTest
    @CsvSource({
        "'_X.=PJSIP/a,', 'option : an option of a route reads ringback=relay'",
        "'_X.=PJSIP/a,music', 'option music: an option of a route reads'",
        "'_X.=PJSIP/a,ringback', 'ringback=music'",
        "'_X.=PJSIP/a,ringback=', 'ringback=music'",
        "'_X.=PJSIP/a,ringback=moh', 'option ringback=moh: an option of a route reads'",
        "'_X.=PJSIP/a,Ringback=music', 'option Ringback=music: an option of a route reads'",
        "'_X.=PJSIP/a,failover=busy', 'failover=any'",
        "'_X.=PJSIP/a,failover=any=any', 'failover=any'",
        "'_X.=PJSIP/a,ringback=ring,ringback=ring', 'option ringback is given twice'",
        "'_X.=PJSIP/a,ringback=ring|PJSIP/b', 'option ringback=ring is for the whole route: it stands after the last target'",
        "'_X.=PJSIP/a,ringback=ring&PJSIP/b', 'option ringback=ring is for the whole route'",
        "'_X.=PJSIP/a,apart=0', 'apart=SECONDS'",
        "'_X.=PJSIP/a,apart=5s', 'apart=SECONDS'",
        "'_X.=PJSIP/a,talk=0', 'talk=SECONDS'",
        "'_X.=PJSIP/a,talk=10m', 'talk=SECONDS'",
        "'_X.=PJSIP/a,talk=60:60:beep', 'a warning must come within the time that is allowed'",
        "'_X.=PJSIP/a,talk=60:10:../beep', 'a sound must be letters, digits'",
        "'_X.=PJSIP/a,talk=60:10:beep:both', 'talk=SECONDS'",
        "'_X.=PJSIP/a,callerid=1,callerid=2', 'option callerid is given twice'",
        "'_X.=PJSIP/a,callerid=1 2', 'the number of a caller id must be 1 to 64 of digits, letters'",
        "'_X.=PJSIP/a,callername=Acme', 'options callerid, callername and presentation: the number of a caller id'",
        "'_X.=PJSIP/a,callerid=1,presentation=hidden', 'option presentation: it is one of allowed, allowed_not_screened'",
        "'_X.=PJSIP/a,header=X-A', 'option header: it reads NAME:VALUE'",
        "'_X.=PJSIP/a,header=Via:1', 'option header: the SIP header Via is written by Asterisk itself'",
        "'_X.=PJSIP/a,header=X A:1', 'option header: the name of a SIP header must be a token'",
        "'_X.=PJSIP/a,header=X-A:1,header=x-a:2', 'the SIP header x-a is given twice'",
        "'_X.=PJSIP/a,copy=From', 'option copy: the SIP header From is written by Asterisk itself'",
        "'_X.=PJSIP/a,account=a b', 'option account: an account code must be'",
        "'_X.=PJSIP/a,codecs=alaw+pcmu', 'option codecs: a codec must be one of adpcm, alaw'",
        "'_X.=PJSIP/a,variable=CALLERID(num):1', 'option variable: the name of a channel variable must be'",
        "'_X.=PJSIP/a,codec=alaw', 'option codec=alaw: an option of a route reads'",
        "'_X.=PJSIP/a,header=\"X-A:1', 'a \" is not closed'",
        "'_X.=SIP/a,callerid=1', 'target SIP/a: a caller id, SIP headers and codecs are for PJSIP targets only'",
        "'_X.=PJSIP/a,account=x&PJSIP/a,account=y', 'one would ring twice at once'",
        "'_X.=,ringback=ring', 'a target is missing'",
        "'_X.=PJSIP/a&', 'route _X.: a target is missing before or after & or |'",
        "'_X.=&PJSIP/a', 'a target is missing'",
        "'_X.=PJSIP/a&&PJSIP/b', 'a target is missing'",
        "'_X.=PJSIP/a&|PJSIP/b', 'a target is missing'",
        "'_X.=PJSIP/a||PJSIP/b', 'a target is missing'",
        "'_X.=PJSIP/a&agent2', 'target agent2: a target reads'",
        "'_X.=PJSIP/a&PJSIP/a', 'targets PJSIP/a&PJSIP/a: one would ring twice at once'",
        "'_X.=PJSIP/a&PJSIP/b@c@d', 'target PJSIP/b@c@d: a target reads'",
    })
    void what_is_wrong_with_rounds_and_options_is_said(String text, String message) {
        assertThatThrownBy(() -> RouteTable.parse(text, RING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_talk_is_limited_by_its_route_else_by_the_limit_for_all_routes() {
        // Given
        RouteTable routes =
                RouteTable.parse("1=PJSIP/a,talk=600:60:soon;2=PJSIP/b,talk=60:5:now:callee;3=PJSIP/c", RING);
        LongestTalk tenMinutes = LongestTalk.of(Duration.ofMinutes(10));

        // Then
        assertThat(hunt(routes.routeOf("1")).longestTalk())
                .isEqualTo(tenMinutes.warning(Duration.ofMinutes(1), "soon", Party.CALLER));
        assertThat(hunt(routes.routeOf("2")).longestTalk())
                .isEqualTo(LongestTalk.of(Duration.ofMinutes(1)).warning(Duration.ofSeconds(5), "now", Party.CALLEE));
        assertThat(hunt(routes.routeOf("3")).longestTalk()).isNull();
        assertThat(hunt(routes.with(tenMinutes).routeOf("3")).longestTalk()).isEqualTo(tenMinutes);
        assertThat(hunt(routes.with(tenMinutes).routeOf("2")).longestTalk())
                .as("the route says it")
                .isNotEqualTo(tenMinutes);
    }

    @Test
    void each_target_has_the_options_that_stand_after_it() {
        // When
        Route route = RouteTable.parse(
                        "_X.=PJSIP/{number}@a , callerid = +4930 ,callername=\"Acme; Paris, x|y&z\",header=X-A:1:2,"
                                + "header=\"X-B: a;b,c\",copy=X-C,account=acme,codecs=opus+alaw,variable=V:autumn & PJSIP/b,"
                                + "presentation=prohib|Local/{number}@c,variable=_W:,ringback=music,apart=5;3200=PJSIP/d",
                        RING)
                .routeOf("32");

        // Then
        DialOptions all = DialOptions.NONE
                .withCallerId(OutboundCallerId.of("+4930").named("Acme; Paris, x|y&z"))
                .withHeader("X-A", "1:2")
                .withHeader("X-B", "a;b,c")
                .withCopiedHeader("X-C")
                .withAccount("acme")
                .withCodecs("opus", "alaw")
                .withVariable("V", "autumn");
        assertThat(rounds(route)).containsExactly(List.of("PJSIP/32@a", "PJSIP/b"), List.of("Local/32@c/n"));
        assertThat(route.targets())
                .extracting(DialTarget::options)
                .containsExactly(
                        all,
                        DialOptions.NONE.withCallerId(OutboundCallerId.withheld()),
                        DialOptions.NONE.withVariable("_W", ""));
        assertThat(hunt(route).ringback()).isEqualTo(Ringback.MUSIC);
        assertThat(hunt(route).rounds())
                .flatExtracting(Round::offers)
                .extracting(Offer::startAfter)
                .containsExactly(Duration.ZERO, Duration.ofSeconds(5), Duration.ZERO);
    }

    @Test
    void options_that_are_too_much_for_a_call_are_refused_at_the_start() {
        // Given
        String big = IntStream.range(0, 14)
                .mapToObj(number -> ",variable=V" + number + ':' + "x".repeat(1000))
                .collect(Collectors.joining());
        String targets = IntStream.range(0, 6)
                .mapToObj(number -> "PJSIP/a" + number + big + ",account=" + number)
                .collect(Collectors.joining("|"));

        // Then
        assertThatThrownBy(() -> RouteTable.parse("_X.=" + targets, RING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536 characters");
    }

    @Test
    void more_targets_than_a_hunt_may_have_are_refused_at_the_start() {
        // Given
        String most = IntStream.range(0, HuntPlan.MOST_OFFERS)
                .mapToObj(number -> "PJSIP/a" + number)
                .collect(Collectors.joining("&"));

        // Then
        assertThat(RouteTable.parse("_X.=" + most, RING).routeOf("32").targets())
                .hasSize(HuntPlan.MOST_OFFERS);
        assertThatThrownBy(() -> RouteTable.parse("_X.=" + most + "|PJSIP/b", RING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 100 targets");
    }

    @ParameterizedTest
    @CsvSource({
        "alice, PJSIP/agent1",
        "*97, PJSIP/mail",
        "bob.smith, PJSIP/bob.smith@phones",
        "32, PJSIP/32@a",
        "3-2;npdi, PJSIP/32@a",
        "tel:+49-30, PJSIP/+4930@a"
    })
    void names_codes_and_numbers_in_any_form_reach_the_route_that_is_for_them(String dialled, String endpoint) {
        // Given
        RouteTable routes = RouteTable.parse(
                "alice=PJSIP/agent1;*97=PJSIP/mail;_[a-z].=PJSIP/{number}@phones;_X.=PJSIP/{number}@a;"
                        + "_+X.=PJSIP/{number}@a",
                RING);

        // Then
        assertThat(endpoints(routes.routeOf(dialled))).containsExactly(endpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "*97", "32a", "123456789012345678901", "3200@host", "+"})
    void what_is_no_telephone_number_and_has_no_route_is_no_number(String dialled) {
        // When
        Route route = RouteTable.parse("_X.=PJSIP/{number}@a", RING).routeOf(dialled);

        // Then
        assertThat(route.targets()).isEmpty();
        assertThat(route.causeIfNone()).isEqualTo(HangupCause.INVALID_NUMBER);
    }

    @Test
    void a_number_that_is_all_left_off_is_none() {
        // When
        Route route = RouteTable.parse("_X!=PJSIP/{number:2}@a", RING).routeOf("32");

        // Then
        assertThat(route.targets()).isEmpty();
        assertThat(route.causeIfNone()).isEqualTo(HangupCause.INVALID_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "3200",
                "=PJSIP/{number}@a",
                "_X.=",
                "_X.=PJSIP/{number}",
                "_X.=PJSIP/{number}@a|",
                "_X.=PJSIP/{number}@a@b",
                "_X.=PJSIP/{number}@a/sip:1@b",
                "_X.=PJSIP/{nummer}@a",
                "_X.=PJSIP/{number:10}@a",
                "_X.=PJSIP/{number}@a b",
                "_X.=DAHDI/1/{number}",
                "_X.=PJSIP/{number}@a&",
                "_X.=SIP/a&{number}",
                "_X.=PJSIP/agent1/sip:a@192.0.2.7",
                "_X.=PJSIP/agent1*",
                "_X.=PJSIP/{number}/*",
                "_X.=PJSIP/{number}@a/*",
                "_X.=PJSIP/agent1/*/*",
                "_X.=SIP/a/{number}/*",
                "h=PJSIP/agent1",
                "_X.=Local/{number}@a/x",
                "_X.X=PJSIP/{number}@a",
            })
    void what_is_no_route_is_refused_at_the_start(String text) {
        assertThatThrownBy(() -> RouteTable.parse(text, RING)).isInstanceOf(IllegalArgumentException.class);
    }

    private static HuntPlan hunt(Route route) {
        return (HuntPlan) route;
    }

    private static List<List<String>> rounds(Route route) {
        return hunt(route).rounds().stream()
                .map(round -> round.offers().stream()
                        .map(offer -> offer.target().endpoint())
                        .toList())
                .toList();
    }

    private static List<String> endpoints(Route route) {
        return route.targets().stream().map(DialTarget::endpoint).toList();
    }
}
