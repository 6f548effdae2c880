package io.github.ariadne4j.ari.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.UnknownEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No field of an event is lost on the way into its record: without it the record is another one. */
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
        List<String> lost = new ArrayList<>();
        JsonNode tree = MAPPER.readTree(sample);
        eachWithout(tree, tree, "", (path, less) -> {
            if (whole.equals(readOrNull(less))) {
                lost.add(path);
            }
        });
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

    private static AriEvent readOrNull(String json) {
        try {
            return EventReader.read(json);
        } catch (MalformedJsonException refused) {
            return null;
        }
    }

    private interface Check {
        void on(String path, String json);
    }

    /** The whole without one field, for every field at any depth. */
    private static void eachWithout(JsonNode whole, JsonNode at, String path, Check check) {
        if (at instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                String here = path + '/' + field.getKey();
                eachWithout(whole, field.getValue(), here, check);
                JsonNode removed = object.remove(field.getKey());
                check.on(here, whole.toString());
                object.set(field.getKey(), removed);
            }
        } else if (at instanceof ArrayNode array) {
            for (JsonNode element : array) {
                eachWithout(whole, element, path + "[]", check);
            }
        }
    }
}
