package io.github.ariadne4j.ari.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.UnknownEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field of an event or an answer reaches its record: without the field, the record differs. */
class EveryFieldTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<String> samples() {
        return EventSamples.all();
    }

    @Test
    void there_is_a_sample_for_every_record() {
        assertThat(samples().stream()
                        .map(EventReader::read)
                        .map(Object::getClass)
                        .distinct())
                .hasSameElementsAs(EventSamples.types());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_field_matters(String sample) throws Exception {
        AriEvent whole = EventReader.read(sample);
        assertThat(EventReader.read(sample)).isEqualTo(whole);
        if (whole instanceof UnknownEvent) {
            return;
        }
        List<String> lost = EachField.lost(MAPPER.readTree(sample), EventReader::read);
        assertThat(lost)
                .as("fields of %s that its record does not show", whole.type())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_type_need_not_come_first(String sample) throws Exception {
        ObjectNode turned = MAPPER.createObjectNode();
        ObjectNode tree = (ObjectNode) MAPPER.readTree(sample);
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(tree.properties());
        for (int at = fields.size() - 1; at >= 0; at--) {
            turned.set(fields.get(at).getKey(), fields.get(at).getValue());
        }
        AriEvent event = EventReader.read(turned.toString());
        if (!(event instanceof UnknownEvent)) {
            assertThat(event).isEqualTo(EventReader.read(sample));
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void so_does_every_field_of_an_answer(String model) {
        assertThat(EachField.lost(AnswerSamples.all().get(model), AnswerSamples.READERS.get(model)))
                .as("fields of %s that its record does not show", model)
                .isEmpty();
    }

    static Set<String> answers() {
        return AnswerSamples.all().keySet();
    }

    @Test
    void there_is_a_sample_for_every_answer() {
        assertThat(answers()).isEqualTo(AnswerSamples.READERS.keySet());
    }
}
