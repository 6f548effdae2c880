package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ContactInfo;
import io.github.ariadne4j.ari.model.DeviceCondition;
import io.github.ariadne4j.ari.model.DeviceState;
import io.github.ariadne4j.ari.model.Endpoint;
import io.github.ariadne4j.ari.model.Peer;
import io.github.ariadne4j.ari.model.TextMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Readers of endpoints, contacts, peers, device states and text messages. */
final class EndpointFields {
    private EndpointFields() {}

    /** Reads ARI's {@code Endpoint}. */
    static final class Whole extends ObjectReader<Endpoint> {
        private String technology = "";
        private String resource = "";
        private String state = "";
        private List<ChannelId> channels = List.of();

        @Override
        void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "technology" -> technology = Values.shared(json);
                case "resource" -> resource = Values.shared(json);
                case "state" -> state = Values.shared(json);
                case "channel_ids" -> channels = Values.channelIds(json);
                default -> json.skipChildren();
            }
        }

        @Override
        Endpoint made() {
            return new Endpoint(technology, resource, state, channels);
        }
    }

    /** Reads ARI's {@code ContactInfo}. */
    static final class Contact extends ObjectReader<ContactInfo> {
        private String uri = "";
        private String status = "";
        private String aor = "";
        private @Nullable Duration roundTrip;

        @Override
        void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "uri" -> uri = Values.text(json);
                case "contact_status" -> status = Values.shared(json);
                case "aor" -> aor = Values.shared(json);
                case "roundtrip_usec" -> roundTrip = micros(Values.text(json));
                default -> json.skipChildren();
            }
        }

        private static @Nullable Duration micros(String text) {
            return text.matches("[0-9]{1,18}") ? Duration.of(Long.parseLong(text), ChronoUnit.MICROS) : null;
        }

        @Override
        ContactInfo made() {
            return new ContactInfo(uri, status, aor, roundTrip);
        }
    }

    /** Reads ARI's {@code Peer}. */
    static final class PeerStatus extends ObjectReader<Peer> {
        static final Set<String> NAMES = Set.of("peer_status", "cause", "address", "port", "time");

        private String status = "";
        private String cause = "";
        private String address = "";
        private String port = "";
        private String time = "";

        @Override
        void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "peer_status" -> status = Values.shared(json);
                case "cause" -> cause = Values.text(json);
                case "address" -> address = Values.text(json);
                case "port" -> port = Values.text(json);
                case "time" -> time = Values.text(json);
                default -> json.skipChildren();
            }
        }

        @Override
        Peer made() {
            return new Peer(status, cause, address, port, time);
        }
    }

    /** Reads ARI's {@code DeviceState}. */
    static final class Device extends ObjectReader<DeviceState> {
        private String name = "";
        private String state = "";

        @Override
        void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "name" -> name = Values.text(json);
                case "state" -> state = Values.shared(json);
                default -> json.skipChildren();
            }
        }

        @Override
        DeviceState made() {
            return new DeviceState(name, DeviceCondition.of(state));
        }
    }

    /** Reads ARI's {@code TextMessage}. */
    static final class Text extends ObjectReader<TextMessage> {
        private String from = "";
        private String to = "";
        private String body = "";
        private Map<String, String> variables = Map.of();

        @Override
        void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "from" -> from = Values.text(json);
                case "to" -> to = Values.text(json);
                case "body" -> body = Values.text(json);
                case "variables" -> variables = Values.textsByName(json);
                default -> json.skipChildren();
            }
        }

        @Override
        TextMessage made() {
            return new TextMessage(from, to, body, variables);
        }
    }
}
