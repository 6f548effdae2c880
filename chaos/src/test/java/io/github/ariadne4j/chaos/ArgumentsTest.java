package io.github.ariadne4j.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.chaos.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void plays_everything_unless_told_otherwise() {
        assertThat(read().scenarios()).isEqualTo(Scenarios.ALL);
        assertThat(read("--quick").scenarios()).isNotEmpty().allMatch(Scenario::quick);
    }

    @Test
    void plays_what_was_named_in_the_order_of_the_table() {
        Arguments arguments = read("--scenario", "redis-kill", "--seed", "17", "--scenario", "kill-app");

        assertThat(arguments.scenarios()).extracting(Scenario::name).containsExactly("kill-app", "redis-kill");
        assertThat(arguments.seed()).isEqualTo(17);
    }

    @Test
    void plays_all_scenarios_whose_names_begin_with_the_words_of_a_group() {
        assertThat(read("--scenario", "kill-flows").scenarios())
                .extracting(Scenario::name)
                .containsExactly(
                        "kill-flows-survey",
                        "kill-flows-pin-conference",
                        "kill-flows-invited-conference",
                        "kill-flows-warm-transfer");
        assertThatThrownBy(() -> read("--scenario", "kill-flow")).hasMessageContaining("kill-flows-survey");
    }

    @Test
    void says_what_there_is_when_a_word_makes_no_sense() {
        assertThatThrownBy(() -> read("--scenario", "flood")).hasMessageContaining("kill-app");
        assertThatThrownBy(() -> read("--fast")).hasMessageContaining("--quick");
        assertThatThrownBy(() -> read("--seed")).hasMessageContaining("--seed needs a value");
        assertThatThrownBy(() -> read("--seed", "soon")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Arguments read(String... words) {
        return Arguments.read(Path.of("repository"), Path.of("run"), List.of(words));
    }
}
