package io.github.ariadne4j.callflow.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.DialplanPosition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StasisPositionTest {
    private static Channel channel(String application, String data) {
        return new Channel(
                new ChannelId("1795833566.1"),
                "",
                "PJSIP/a-1",
                ChannelState.UP,
                CallerId.UNKNOWN,
                CallerId.UNKNOWN,
                "",
                new DialplanPosition("from-carrier", "3314", 1, application, data),
                null,
                "en",
                "",
                "",
                Map.of());
    }

    @Test
    void of_a_channel_without_a_place_in_the_dialplan_nothing_is_concluded() {
        assertThat(StasisPosition.isElsewhere(channel("", ""))).isFalse();
        assertThat(StasisPosition.inStasis(channel("", ""))).isFalse();
        assertThat(StasisPosition.isElsewhere(channel("Stasis", "b2bua"))).isFalse();
        assertThat(StasisPosition.isElsewhere(channel("Wait", "60"))).isTrue();
    }

    @Test
    void the_arguments_are_what_follows_the_application() {
        assertThat(StasisPosition.argsOf(channel("Stasis", "b2bua"))).isEmpty();
        assertThat(StasisPosition.argsOf(channel("Stasis", "b2bua,gold,,fr"))).containsExactly("gold", "", "fr");
    }
}
