package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** REST requests and answers as frames on the event socket (ARI's REST over WebSocket). */
public final class RestFrames {
    private static final String ANSWER = "RESTResponse";
    private static final byte[] EVENT_START = "{\"type\":\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ANSWER_START = "{\"type\":\"RESTResponse\"".getBytes(StandardCharsets.UTF_8);

    private RestFrames() {}

    /**
     * An answer.
     *
     * @param requestId the id of the request; 0 if it is not an id of this client
     * @param status as in HTTP
     * @param body JSON, empty if there is none
     */
    public record Answer(long requestId, int status, String body) {}

    /** A query parameter of a request. */
    public interface Parameter {
        /** Its name. */
        String name();

        /** Its value, not encoded. */
        String value();
    }

    /**
     * The frame of a request.
     *
     * @param id the id that the answer will carry
     * @param method GET, POST, PUT or DELETE
     * @param uri below {@code ari/}, without a leading slash, its segments percent-encoded
     * @param query names and values, not encoded; Asterisk does not decode them
     * @param body a JSON body; null for none
     */
    public static String request(
            long id, String method, String uri, List<? extends Parameter> query, @Nullable String body) {
        StringWriter frame = new StringWriter(256);
        try (JsonGenerator json = AriJson.FACTORY.createGenerator(frame)) {
            json.writeStartObject();
            json.writeStringField("type", "RESTRequest");
            json.writeStringField("request_id", Long.toString(id));
            json.writeStringField("method", method);
            json.writeStringField("uri", uri);
            writeQuery(json, query);
            if (body != null) {
                json.writeStringField("content_type", "application/json");
                json.writeStringField("message_body", body);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frame.toString();
    }

    private static void writeQuery(JsonGenerator json, List<? extends Parameter> query) throws IOException {
        if (query.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("query_strings");
        for (Parameter param : query) {
            json.writeStartObject();
            json.writeStringField("name", param.name());
            json.writeStringField("value", param.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The answer in this frame; null if it is another frame. An event is recognised by its first bytes. */
    public static @Nullable Answer answer(byte[] utf8, int length) {
        if (startsWith(utf8, length, EVENT_START) && !startsWith(utf8, length, ANSWER_START)) {
            return null;
        }
        try (JsonParser json = AriJson.FACTORY.createParser(utf8, 0, length)) {
            return json.nextToken() == JsonToken.START_OBJECT ? read(json) : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    private static @Nullable Answer read(JsonParser json) throws IOException {
        String type = "";
        long requestId = 0;
        int status = 0;
        String body = "";
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            switch (field) {
                case "type" -> type = json.getValueAsString("");
                case "request_id" -> requestId = json.getValueAsLong();
                case "status_code" -> status = json.getValueAsInt();
                case "message_body" -> body = json.getValueAsString("");
                default -> json.skipChildren();
            }
        }
        return ANSWER.equals(type) ? new Answer(requestId, status, body) : null;
    }

    private static boolean startsWith(byte[] utf8, int length, byte[] start) {
        return length >= start.length && Arrays.equals(utf8, 0, start.length, start, 0, start.length);
    }
}
