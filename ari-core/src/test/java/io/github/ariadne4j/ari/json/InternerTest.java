package io.github.ariadne4j.ari.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.event.ChannelEnteredBridge;
import io.github.ariadne4j.ari.event.ChannelEvent;
import org.junit.jupiter.api.Test;

class InternerTest {
    private static ChannelEvent inBridge(String state) {
        return (ChannelEvent) EventReader.read("{\"type\":\"ChannelEnteredBridge\",\"application\":\"shared\","
                + "\"bridge\":{\"id\":\"bridge-1\",\"channels\":[\"shared-1\"]},"
                + "\"channel\":{\"id\":\"shared-1\",\"state\":\"" + state + "\",\"language\":\"en\"}}");
    }

    @Test
    void the_events_of_a_call_share_their_ids_whatever_else_changed() {
        ChannelEnteredBridge first = (ChannelEnteredBridge) inBridge("Ring");
        ChannelEnteredBridge second = (ChannelEnteredBridge) inBridge("Up");
        assertThat(second.channel()).isNotEqualTo(first.channel());
        assertThat(second.channelId()).isSameAs(first.channelId());
        assertThat(second.bridge().id()).isSameAs(first.bridge().id());
        assertThat(second.bridge().channels().get(0)).isSameAs(second.channelId());
    }

    @Test
    void so_do_they_share_the_texts_that_many_events_have() {
        assertThat(inBridge("Up").header().application())
                .isSameAs(inBridge("Ring").header().application());
        assertThat(inBridge("Up").channel().language())
                .isSameAs(inBridge("Ring").channel().language());
    }
}
