package io.github.ariadne4j.callflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.event.EventHeader;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.DialplanPosition;
import io.github.ariadne4j.callflow.actor.ChannelDirectory;
import io.github.ariadne4j.callflow.leg.LegId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventBufferTest {
    private final ChannelDirectory directory = new ChannelDirectory();
    private final EventBuffer held = new EventBuffer(directory);
    private final List<String> delivered = new ArrayList<>();

    private static ChannelEvent event(String channel) {
        CallerId caller = new CallerId("", "1000");
        DialplanPosition position = new DialplanPosition("from-carrier", "3314", 1, "Stasis", "b2bua");
        Channel about = new Channel(
                new ChannelId(channel),
                "",
                "PJSIP/a-1",
                ChannelState.UP,
                caller,
                caller,
                "",
                position,
                null,
                "en",
                "",
                "",
                Map.of());
        return new StasisEnd(new EventHeader(Instant.EPOCH, "b2bua", "asterisk"), about);
    }

    private void arrives(String channel) {
        if (!held.keep(event(channel))) {
            delivered.add(channel);
        }
    }

    @Test
    void what_was_held_comes_after_the_recovery_in_its_order_and_before_what_comes_later() {
        held.begin();
        arrives("first");
        arrives("second");
        assertThat(delivered).isEmpty();

        held.end(event -> delivered.add(event.channelId().value()));
        arrives("newer");

        assertThat(delivered).containsExactly("first", "second", "newer");
    }

    @Test
    void what_was_held_of_a_call_that_is_recovered_comes_before_what_comes_later_of_it() {
        held.begin();
        arrives("recovered");
        arrives("unknown");

        directory.enter(new ChannelId("recovered"), ChannelDirectory.LegAddress.there(null, new LegId(1)));
        held.deliverKnown(event -> delivered.add("held " + event.channelId()));
        arrives("recovered");
        arrives("unknown");

        assertThat(delivered).containsExactly("held recovered", "recovered");
    }

    @Test
    void nothing_is_held_before_and_after() {
        arrives("before");
        held.begin();
        held.end(event -> delivered.add("held"));
        arrives("after");

        assertThat(delivered).containsExactly("before", "after");
    }
}
