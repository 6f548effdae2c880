package io.github.ariadne4j.callflow.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EModelTest {
    /** G.107, table B.1, and the value for 93.2, the result of all defaults. */
    @ParameterizedTest(name = "R {0} is MOS {1}")
    @CsvSource({"90, 4.34", "80, 4.03", "70, 3.60", "60, 3.10", "50, 2.58", "93.2, 4.41", "-1, 1", "101, 4.5"})
    void a_rating_has_the_score_of_the_recommendation(double rating, double mos) {
        assertThat(EModel.mos(rating)).isCloseTo(mos, within(0.01));
    }

    @ParameterizedTest(name = "{0} % loss and {1} ms are R {2}")
    @CsvSource({
        // without impairments
        "0, 0, 93.2",
        // 95 * 1 / 26.1
        "1, 0, 89.56",
        // 95 * 5 / 30.1
        "5, 0, 77.42",
        // 0.024 * 100
        "0, 100, 90.8",
        // 0.024 * 200 + 0.11 * 22.7
        "0, 200, 85.90",
        // both
        "5, 200, 70.12",
    })
    void loss_and_delay_take_from_the_rating_as_much_as_the_formulas_say(double loss, double delay, double rating) {
        assertThat(EModel.rating(loss, delay)).isCloseTo(rating, within(0.01));
    }

    @Test
    void a_call_without_loss_on_a_short_way_is_heard_well_and_one_of_all_loss_badly() {
        assertThat(EModel.mos(0, 1, 20)).isBetween(4.3, 4.41);
        assertThat(EModel.mos(100, 1, 20)).isBetween(1.0, 1.2);
        assertThat(EModel.mos(2, 30, 300)).isLessThan(EModel.mos(2, 5, 300));
    }
}
