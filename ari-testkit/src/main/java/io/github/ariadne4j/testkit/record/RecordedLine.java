package io.github.ariadne4j.testkit.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of a record. Times are milliseconds since its start; bodies that are no JSON are JSON strings. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RecordedLine.Start.class, name = "start"),
    @JsonSubTypes.Type(value = RecordedLine.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = RecordedLine.Event.class, name = "event"),
    @JsonSubTypes.Type(value = RecordedLine.Request.class, name = "request"),
    @JsonSubTypes.Type(value = RecordedLine.Response.class, name = "response"),
    @JsonSubTypes.Type(value = RecordedLine.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = RecordedLine.Lost.class, name = "lost")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"at", "from", "kind"})
public sealed interface RecordedLine {
    /** The time in milliseconds since the start of the record. */
    double at();

    /** The sender. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    Side from();

    /** The sender of a line's content. */
    enum Side {
        /** The application. */
        @JsonProperty("application")
        APPLICATION,
        /** Asterisk. */
        @JsonProperty("asterisk")
        ASTERISK,
        /** The recorder. */
        @JsonProperty("recorder")
        RECORDER
    }

    /** The transport of a request. */
    enum Way {
        /** By HTTP. */
        @JsonProperty("http")
        HTTP,
        /** On the event socket. */
        @JsonProperty("websocket")
        WEBSOCKET
    }

    /**
     * The first line of a record.
     *
     * @param at 0
     * @param format the format of the file: 1
     * @param started the time of the start, ISO 8601
     * @param asterisk the address of Asterisk
     */
    record Start(double at, int format, String started, String asterisk) implements RecordedLine {
        @Override
        public Side from() {
            return Side.RECORDER;
        }
    }

    /**
     * The application opened an event socket.
     *
     * @param at the time
     * @param socket its number
     * @param path the path, below {@code /ari}
     * @param query the query, without the credentials
     */
    record Opened(double at, int socket, String path, Map<String, String> query) implements RecordedLine {
        /** Copies the query. */
        public Opened {
            query = copy(query);
        }

        @Override
        public Side from() {
            return Side.APPLICATION;
        }
    }

    /**
     * An event from Asterisk, or another frame that is no response.
     *
     * @param at the time
     * @param socket the number of the event socket
     * @param frame the event
     */
    record Event(double at, int socket, JsonNode frame) implements RecordedLine {
        @Override
        public Side from() {
            return Side.ASTERISK;
        }
    }

    /**
     * A request of the application.
     *
     * @param at the time
     * @param exchange the number that the response has as well
     * @param way its transport
     * @param method the HTTP method
     * @param path the path below {@code /ari}, not decoded
     * @param query the query, without the credentials; of repeated parameters the last
     * @param body the body; null if it has none
     */
    record Request(
            double at,
            long exchange,
            Way way,
            String method,
            String path,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> query,
            @Nullable JsonNode body)
            implements RecordedLine {
        /** Copies the query. */
        public Request {
            query = copy(query);
        }

        @Override
        public Side from() {
            return Side.APPLICATION;
        }
    }

    /**
     * Asterisk's response to a request.
     *
     * @param at the time
     * @param exchange the number of the request
     * @param status the HTTP status
     * @param body the body; null if it has none
     */
    record Response(
            double at, long exchange, int status, @Nullable JsonNode body) implements RecordedLine {
        @Override
        public Side from() {
            return Side.ASTERISK;
        }
    }

    /**
     * An event socket was closed.
     *
     * @param at the time
     * @param socket its number
     * @param status the status of the close frame; 1006 if there was none
     */
    record Closed(double at, int socket, int status) implements RecordedLine {
        @Override
        public Side from() {
            return Side.RECORDER;
        }
    }

    /**
     * Lines are missing before this one, as the disk was too slow.
     *
     * @param at the time
     * @param lines the number of lines
     */
    record Lost(double at, long lines) implements RecordedLine {
        @Override
        public Side from() {
            return Side.RECORDER;
        }
    }

    private static Map<String, String> copy(@Nullable Map<String, String> query) {
        return query == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }
}
