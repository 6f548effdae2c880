package io.github.ariadne4j.ari.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ariadne4j.ari.event.ChannelUserevent;
import io.github.ariadne4j.ari.event.UnknownEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of JSON texts: 64 levels, 1,048,576 characters in a text, 1,000 digits in a number. */
class JsonLimitsTest {
    private static final int LONGEST = 1 << 20;

    private static String nested(int levels) {
        return "{\"type\":\"FromTheFuture\",\"x\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }

    private static String named(int length) {
        return "{\"type\":\"ChannelUserevent\",\"eventname\":\"" + "x".repeat(length) + "\"}";
    }

    @Test
    void sixty_four_levels_are_read_and_not_one_more() {
        assertThat(EventReader.read(nested(64))).isInstanceOf(UnknownEvent.class);
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> EventReader.read(nested(65)))
                .withMessageContaining("64");
        assertThat(ServerReader.fields(deepAnswer(64))).hasSize(1);
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> ServerReader.fields(deepAnswer(65)))
                .withMessageContaining("64");
    }

    private static String deepAnswer(int levels) {
        return "{\"x\":".repeat(levels) + "1" + "}".repeat(levels);
    }

    @Test
    void a_text_of_an_event_may_be_so_long_and_not_longer() {
        assertThat(((ChannelUserevent) EventReader.read(named(LONGEST))).name()).hasSize(LONGEST);
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> EventReader.read(named(LONGEST + 1000)))
                .withMessageContaining("1048576");
    }

    @Test
    void so_is_a_text_of_an_answer() {
        assertThat(ModelReader.variable("{\"value\":\"" + "x".repeat(LONGEST) + "\"}"))
                .hasSize(LONGEST);
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> ModelReader.variable("{\"value\":\"" + "x".repeat(LONGEST + 1000) + "\"}"))
                .withMessageContaining("1048576");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"m\",\"old_messages\":%s}", "{\"name\":\"m\",\"other\":%s}"})
    void a_number_has_no_more_than_a_thousand_digits(String answer) {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> AnswerReader.mailbox(String.format(answer, "9".repeat(1001))))
                .withMessageContaining("1000");
    }
}
