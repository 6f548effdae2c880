package io.github.ariadne4j.callflow.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ariadne4j.callflow.call.Party;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTermsTest {
    private static final Prompt PROMPT = Prompt.sound("one-minute");
    private static final Connect TEN_MINUTES = Connect.of().atMost(Duration.ofMinutes(10));

    @Test
    void there_is_no_limit_unless_one_is_set() {
        assertThat(Connect.of().atMost()).isNull();
        assertThat(TEN_MINUTES.atMost()).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 999})
    void a_limit_is_at_least_a_second(long millis) {
        assertThatIllegalArgumentException().isThrownBy(() -> Connect.of().atMost(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 600, 601})
    void a_warning_comes_within_the_limit(long secondsBefore) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEN_MINUTES.warning(Duration.ofSeconds(secondsBefore), PROMPT, Party.CALLER));
    }

    @Test
    void without_a_limit_there_is_nothing_to_warn_of() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connect.of().warning(Duration.ofSeconds(1), PROMPT, Party.CALLER));
    }

    @ParameterizedTest
    @EnumSource(
            value = Party.class,
            names = {"NETWORK", "APPLICATION"})
    void one_of_the_two_parties_is_warned(Party other) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEN_MINUTES.warning(Duration.ofMinutes(1), PROMPT, other));
    }

    @Test
    void a_key_of_one_party_means_one_thing() {
        Connect one = Connect.of().onKey('1', Party.CALLER, Connect.Key.Then.TELL_FLOW);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.onKey('1', Party.CALLER, Connect.Key.Then.HANG_UP_CALLEE));
        assertThat(one.onKey('1', Party.CALLEE, Connect.Key.Then.HANG_UP_CALLEE).keys())
                .hasSize(2);
    }

    @Test
    void there_are_such_keys_parties_and_classes_only() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connect.of().onKey('x', Party.CALLER, Connect.Key.Then.TELL_FLOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connect.of().onKey('1', Party.NETWORK, Connect.Key.Then.TELL_FLOW));
        assertThatIllegalArgumentException().isThrownBy(() -> Connect.of().music("a,b"));
    }

    @Test
    void a_time_limit_leaves_keys_and_music_as_they_are() {
        Connect terms = Connect.of()
                .onKey('1', Party.CALLER, Connect.Key.Then.TELL_FLOW)
                .music("jazz")
                .atMost(Duration.ofMinutes(1))
                .warning(Duration.ofSeconds(1), PROMPT, Party.CALLER);

        assertThat(terms.keys()).hasSize(1);
        assertThat(terms.music()).isEqualTo("jazz");
    }
}
