package io.github.ariadne4j.callflow.engine.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.DialplanPosition;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.ChannelNames;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AsteriskViewTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final CallId CALL = CallId.of("asterisk", new ChannelId("1795833566.1"), NOW);

    private record Listed(String id, String state) {}

    @Test
    void what_asterisk_lists_twice_is_there_once_as_it_was_last() {
        Map<String, Listed> seen = AsteriskView.byId(
                Stream.of(new Listed("b1", "Down"), new Listed("a", "Up"), new Listed("b1", "Up")), Listed::id);

        assertThat(seen.values()).containsExactlyInAnyOrder(new Listed("a", "Up"), new Listed("b1", "Up"));
    }

    private static Channel channel(String id, String application, String data) {
        CallerId caller = new CallerId("", "1000");
        return new Channel(
                new ChannelId(id),
                "",
                "PJSIP/a-1",
                ChannelState.UP,
                caller,
                caller,
                "",
                new DialplanPosition("from-carrier", "3314", 1, application, data),
                null,
                "en",
                "",
                "",
                Map.of());
    }

    private static AsteriskView view(Channel... channels) {
        return new AsteriskView(NOW, NOW, AsteriskView.byId(Stream.of(channels), Channel::id), Set.of(), Map.of());
    }

    @Test
    void a_leg_that_came_back_from_the_dialplan_or_is_there_is_no_leg_any_more() {
        ChannelNames names = new ChannelNames("b2bua", CALL, 1);
        AsteriskView view = view(
                channel(names.leg(new LegId(1)).value(), "Stasis", "b2bua,dialled"),
                channel(names.leg(new LegId(2)).value(), "Stasis", "b2bua"),
                channel(names.leg(new LegId(3)).value(), "Dial", "PJSIP/3314@peer"),
                channel("1795833566.1", "Stasis", "b2bua"));

        assertThat(view.legs("b2bua")).containsOnlyKeys(CALL);
        assertThat(view.legs("b2bua").get(CALL)).containsOnlyKeys(new LegId(1));
    }

    @Test
    void only_a_caller_who_entered_before_asterisk_was_started_can_be_lost_with_it() {
        Instant before = NOW.minusSeconds(60);

        assertThat(view().isSinceRestart(NOW.minusMillis(1), before)).isFalse();
        assertThat(view().isSinceRestart(NOW, before)).isTrue();
        assertThat(view().isSinceRestart(null, before)).isFalse();
    }

    @Test
    void an_asterisk_whose_clock_was_put_back_before_its_start_proves_nothing() {
        assertThat(view().isSinceRestart(NOW, NOW.plusSeconds(60))).isFalse();
        assertThat(view().isSinceRestart(NOW, null)).isFalse();
    }
}
