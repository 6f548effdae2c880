package io.github.ariadne4j.ari.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The samples have all events, answers and fields that the running Asterisk describes. {@link EveryFieldTest} shows
 * that each field of a sample reaches its record.
 */
class ApiDocsCoverageIT {
    /** Read by {@link RestFrames}, as it is an answer. */
    private static final Set<String> NO_EVENT = Set.of("RESTResponse");

    private final ObjectMapper mapper = new ObjectMapper();
    /**
     * Models that are neither: frames of requests and answers, an HTTP error, an answer without content, and an unused
     * model without fields.
     */
    private static final Set<String> NO_VALUE = Set.of(
            "RESTRequest",
            "RESTResponse",
            "RESTHeader",
            "RESTQueryStringParameter",
            "MissingParams",
            "AsteriskPing",
            "Dialed");

    /** Answer types of operations without a model; the last one is that of the event socket. */
    private static final Set<String> NO_ANSWER = Set.of("void", "binary", "Message");

    private final Map<String, JsonNode> models = new HashMap<>();
    private final Set<String> answers = new TreeSet<>();
    private final Set<String> compared = new HashSet<>();
    private final List<String> missing = new ArrayList<>();
    private int fields;

    @Test
    void every_event_answer_and_field_that_asterisk_describes_has_a_record(@TempDir Path folder) throws Exception {
        try (RealAsterisk asterisk = RealAsterisk.start(folder)) {
            readModels(asterisk.settings());
        }
        Map<String, JsonNode> samples = new TreeMap<>();
        for (String line : EventSamples.all()) {
            JsonNode sample = mapper.readTree(line);
            samples.putIfAbsent(sample.path("type").asText(), sample);
        }

        List<String> events = new ArrayList<>();
        models.get("Event").path("subTypes").forEach(type -> events.add(type.asText()));
        events.removeAll(NO_EVENT);
        for (String event : events) {
            compare(event, event, samples.get(event));
            compare(event + " (header)", "Event", samples.get(event));
            compare(event + " (header)", "Message", samples.get(event));
        }

        System.out.printf(
                "events %d/%d, event fields %d/%d%n",
                events.stream().filter(samples::containsKey).count(), events.size(), fields - missing.size(), fields);
        int ofEvents = fields;
        Map<String, JsonNode> answered = AnswerSamples.all();
        answers.removeAll(NO_VALUE);
        answers.removeAll(NO_ANSWER);
        answers.forEach(answer -> inside(answer, "List[" + answer + ']', inArray(answered.get(answer))));

        System.out.printf(
                "answers %d/%d, answer fields %d/%d%n",
                answers.stream().filter(answered::containsKey).count(),
                answers.size(),
                fields - ofEvents - missing.size(),
                fields - ofEvents);
        assertThat(missing)
                .as("models that Asterisk describes and the client does not read")
                .isEmpty();
        Set<String> types = new TreeSet<>(models.keySet());
        types.removeAll(compared);
        assertThat(types).as("types without a record").isEqualTo(new TreeSet<>(NO_VALUE));
        assertThat(events).hasSizeGreaterThan(40);
        assertThat(answers).hasSizeGreaterThan(15);
        assertThat(fields).isGreaterThan(1000);
    }

    private JsonNode inArray(@Nullable JsonNode sample) {
        return sample instanceof ArrayNode ? sample : mapper.createArrayNode().add(sample);
    }

    /** Whether the sample has every field that the model describes, down to the last. */
    private void compare(String where, String model, JsonNode sample) {
        compared.add(model);
        if (sample == null || sample.isNull()) {
            missing.add(where);
            return;
        }
        models.get(model).path("properties").properties().forEach(property -> {
            String field = where + '.' + property.getKey();
            fields++;
            JsonNode value = sample.get(property.getKey());
            if (value == null) {
                missing.add(field);
            } else {
                inside(field, property.getValue().path("type").asText(), value);
            }
        });
    }

    private void inside(String field, String type, JsonNode value) {
        if (type.startsWith("List[")) {
            value.forEach(element -> inside(field, type.substring(5, type.length() - 1), element));
        } else if (models.containsKey(type)) {
            compare(field, type, value);
        }
    }

    private void readModels(Map<String, String> asterisk) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .authenticator(new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(
                                asterisk.get("ARI_USERNAME"),
                                asterisk.get("ARI_PASSWORD").toCharArray());
                    }
                })
                .build();
        String docs = asterisk.get("ARI_URL") + "/ari/api-docs/";
        for (JsonNode api : get(http, docs + "resources.json").path("apis")) {
            String file = api.path("path").asText().replaceAll(".*/", "").replace("{format}", "json");
            JsonNode part = get(http, docs + file);
            part.path("models").properties().forEach(model -> models.put(model.getKey(), model.getValue()));
            part.findValuesAsText("responseClass").forEach(this::answers);
        }
    }

    private void answers(String responseClass) {
        answers.add(responseClass.replaceAll("List\\[(.*)]", "$1"));
    }

    private JsonNode get(HttpClient http, String uri) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(uri).isEqualTo(200);
        return mapper.readTree(answer.body());
    }
}
