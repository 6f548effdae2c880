package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.ari.model.Application;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.DeviceState;
import io.github.ariadne4j.ari.model.Endpoint;
import io.github.ariadne4j.ari.model.Mailbox;
import io.github.ariadne4j.ari.model.Sound;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads answers of REST requests about applications, endpoints, devices, mailboxes, sounds and variables. Each method
 * throws {@link MalformedJsonException} if the text is not such an answer.
 */
public final class AnswerReader {
    private AnswerReader() {}

    /** A Stasis application. */
    public static Application application(String json) {
        return ModelReader.read(json, AnswerReader::application);
    }

    /** Several Stasis applications. */
    public static List<Application> applications(String json) {
        return all(json, AnswerReader::application);
    }

    /** An endpoint. */
    public static Endpoint endpoint(String json) {
        return ModelReader.one(json, EndpointFields.Whole::new);
    }

    /** Several endpoints. */
    public static List<Endpoint> endpoints(String json) {
        return ModelReader.many(json, EndpointFields.Whole::new);
    }

    /** A device state. */
    public static DeviceState deviceState(String json) {
        return ModelReader.one(json, EndpointFields.Device::new);
    }

    /** Several device states. */
    public static List<DeviceState> deviceStates(String json) {
        return ModelReader.many(json, EndpointFields.Device::new);
    }

    /** A mailbox. */
    public static Mailbox mailbox(String json) {
        return ModelReader.read(json, AnswerReader::mailbox);
    }

    /** Several mailboxes. */
    public static List<Mailbox> mailboxes(String json) {
        return all(json, AnswerReader::mailbox);
    }

    /** A sound. */
    public static Sound sound(String json) {
        return ModelReader.read(json, AnswerReader::sound);
    }

    /** Several sounds. */
    public static List<Sound> sounds(String json) {
        return all(json, AnswerReader::sound);
    }

    /** The values of several variables. */
    public static Map<String, String> variables(String json) {
        return ModelReader.read(json, node -> AriJson.texts(node.path("variables")));
    }

    private static <T> List<T> all(String json, Function<JsonNode, T> element) {
        return ModelReader.read(json, node -> ModelReader.list(node, element));
    }

    private static Application application(JsonNode node) {
        return new Application(
                AriJson.text(node, "name"),
                ModelReader.list(node.path("channel_ids"), id -> new ChannelId(id.asText())),
                ModelReader.list(node.path("bridge_ids"), id -> new BridgeId(id.asText())),
                ModelReader.list(node.path("endpoint_ids"), JsonNode::asText),
                ModelReader.list(node.path("device_names"), JsonNode::asText),
                ModelReader.list(node.path("events_allowed"), event -> AriJson.text(event, "type")),
                ModelReader.list(node.path("events_disallowed"), event -> AriJson.text(event, "type")));
    }

    private static Mailbox mailbox(JsonNode node) {
        return new Mailbox(
                AriJson.text(node, "name"),
                node.path("old_messages").asInt(),
                node.path("new_messages").asInt());
    }

    private static Sound sound(JsonNode node) {
        return new Sound(
                AriJson.text(node, "id"),
                AriJson.text(node, "text"),
                ModelReader.list(
                        node.path("formats"),
                        form -> new Sound.Format(AriJson.text(form, "language"), AriJson.text(form, "format"))));
    }
}
