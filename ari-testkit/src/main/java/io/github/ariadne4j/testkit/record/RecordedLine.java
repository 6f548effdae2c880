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

/** One line of a record. Times are milliseconds since its start; bodies that are no JSON are JSON texts. */
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
    /** When, in milliseconds since the start of the record. */
    double at();

    /** Who said it. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    Side from();

    /** Who says something. */
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

    /** How a request travels. */
    enum Way {
        /** By HTTP. */
        @JsonProperty("http")
        HTTP,
        /** On the event socket. */
        @JsonProperty("websocket")
        WEBSOCKET
    }

    /**
     * The first line.
     *
     * @param at 0
     * @param format the format of the file: 1
     * @param started when, ISO 8601
     * @param asterisk where Asterisk was
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
     * @param at when
     * @param socket its number
     * @param path the path, below {@code /ari}
     * @param query the query, without the login
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
     * A frame from Asterisk that answers nothing.
     *
     * @param at when
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
     * @param at when
     * @param exchange what the response has in common with it
     * @param way how it travelled
     * @param method the HTTP method
     * @param path the path below {@code /ari}, not decoded
     * @param query the query, without the login; of repeated parameters the last
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
     * Asterisk's answer to a request.
     *
     * @param at when
     * @param exchange that of the request
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
     * An event socket is closed.
     *
     * @param at when
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
     * The disk did not keep up: lines are missing before this one.
     *
     * @param at when
     * @param lines how many
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
