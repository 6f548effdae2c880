package io.github.ariadne4j.callflow.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.ariadne4j.callflow.route.HuntPlan.Offer;
import io.github.ariadne4j.callflow.route.HuntPlan.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HuntPlanTest {
    private static final Duration SHORT = Duration.ofSeconds(7);
    private static final EndpointContacts TWO =
            EndpointContacts.parse("agent1", "PJSIP/agent1/sip:k1@192.0.2.7&PJSIP/agent1/sip:k2@192.0.2.8");
    private static final EndpointContacts NONE = EndpointContacts.parse("agent1", "");

    @Test
    void an_endpoint_of_which_every_contact_is_to_ring_is_to_be_asked_for_once() {
        // Given
        HuntPlan plan = Route.inOrder(List.of(
                DialTarget.everyContactOf("agent1"),
                DialTarget.endpoint("agent2"),
                DialTarget.everyContactOf("agent1").ringFor(SHORT),
                DialTarget.everyContactOf("agent3")));

        // Then
        assertThat(plan.endpointsToAsk()).containsExactlyInAnyOrder("agent1", "agent3");
        assertThat(plan.withContacts(Map.of()).endpointsToAsk()).isEmpty();
    }

    @Test
    void headers_are_asked_for_once_and_every_contact_of_an_endpoint_is_given_what_the_endpoint_is() {
        // Given
        DialOptions options =
                DialOptions.NONE.withAccount("acme").withCopiedHeader("X-A").withCopiedHeader("X-B");
        HuntPlan plan = Route.inOrder(List.of(
                DialTarget.everyContactOf("agent1").with(options),
                DialTarget.endpoint("agent2").with(DialOptions.NONE.withCopiedHeader("X-A")),
                DialTarget.endpoint("backup")));
        assertThat(plan.headersToCopy()).containsExactlyInAnyOrder("X-A", "X-B");
        assertThat(plan.asksAsterisk()).isTrue();

        // When
        HuntPlan dialled = plan.withContacts(Map.of("agent1", TWO)).withHeaders(Map.of("X-A", "1"));

        // Then
        assertThat(dialled.asksAsterisk()).isFalse();
        DialOptions header = DialOptions.NONE.withHeader("X-A", "1");
        assertThat(dialled.targets())
                .extracting(DialTarget::options)
                .containsExactly(header.withAccount("acme"), header.withAccount("acme"), header, DialOptions.NONE);
    }

    @Test
    void a_plain_target_asks_for_nothing() {
        assertThat(DialTarget.endpoint("agent1").hunt().asksAsterisk()).isFalse();
        assertThat(DialTarget.everyContactOf("agent1").hunt().asksAsterisk()).isTrue();
    }

    @Test
    void options_of_all_targets_are_bounded_and_equal_ones_counted_once() {
        DialOptions big = DialOptions.NONE;
        for (int number = 0; number < 14; number++) {
            big = big.withVariable("V" + number, "x".repeat(1024));
        }
        DialTarget same = DialTarget.endpoint("agent1").with(big);
        List<DialTarget> others = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            others.add(same.with(big.withAccount("a" + number)));
        }

        assertThatNoException().isThrownBy(() -> Route.inOrder(Collections.nCopies(100, same)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Route.together(others))
                .withMessageContaining("65536 characters");
    }

    @Test
    void all_contacts_ring_in_the_round_of_their_endpoint_at_its_times() {
        // Given
        Offer every = new Offer(DialTarget.everyContactOf("agent1").ringFor(SHORT), SHORT, Duration.ofSeconds(3));
        HuntPlan plan = new HuntPlan(
                List.of(
                        new Round(List.of(Offer.of(DialTarget.endpoint("agent2")), every)),
                        new Round(List.of(Offer.of(DialTarget.endpoint("backup"))))),
                Ringback.MUSIC,
                FailOver.ALWAYS);

        // When
        HuntPlan dialled = plan.withContacts(Map.of("agent1", TWO));

        // Then
        assertThat(rounds(dialled))
                .containsExactly(
                        List.of("PJSIP/agent2", "PJSIP/agent1/sip:k1@192.0.2.7", "PJSIP/agent1/sip:k2@192.0.2.8"),
                        List.of("PJSIP/backup"));
        List<Offer> contacts = dialled.rounds().get(0).offers().subList(1, 3);
        assertThat(contacts).extracting(offer -> offer.target().ringFor()).containsOnly(SHORT);
        assertThat(contacts).extracting(Offer::startAfter).containsOnly(SHORT);
        assertThat(contacts).extracting(Offer::progressWithin).containsOnly(Duration.ofSeconds(3));
        assertThat(dialled.ringback()).isEqualTo(Ringback.MUSIC);
        assertThat(dialled.failOver()).isEqualTo(FailOver.ALWAYS);
    }

    @Test
    void an_endpoint_without_a_known_contact_is_dialled_itself() {
        // Given
        HuntPlan plan = DialTarget.everyContactOf("agent1").ringFor(SHORT).hunt();

        // Then
        DialTarget itself = DialTarget.endpoint("agent1").ringFor(SHORT);
        assertThat(plan.withContacts(Map.of("agent1", NONE)).targets()).containsExactly(itself);
        assertThat(plan.withContacts(Map.of()).targets()).containsExactly(itself);
    }

    @Test
    void contacts_beyond_what_a_hunt_may_have_are_left_out_and_the_targets_after_them_stay() {
        // Given
        String many = IntStream.range(0, 200)
                .mapToObj(number -> "PJSIP/a/sip:k" + number + "@h")
                .collect(Collectors.joining("&"));
        HuntPlan plan = Route.inOrder(
                List.of(DialTarget.everyContactOf("a"), DialTarget.everyContactOf("a"), DialTarget.endpoint("b")));

        // When
        HuntPlan dialled = plan.withContacts(Map.of("a", EndpointContacts.parse("a", many)));

        // Then
        assertThat(dialled.rounds()).extracting(round -> round.offers().size()).containsExactly(98, 1, 1);
        assertThat(dialled.targets()).last().isEqualTo(DialTarget.endpoint("b"));
    }

    private static List<List<String>> rounds(HuntPlan plan) {
        return plan.rounds().stream()
                .map(round -> round.offers().stream()
                        .map(offer -> offer.target().endpoint())
                        .toList())
                .toList();
    }
}
