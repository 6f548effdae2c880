package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ReferTo;
import io.github.ariadne4j.ari.model.ReferredBy;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Readers of the source and the destination of a transfer. */
final class ReferFields {
    private ReferFields() {}

    /** Reads ARI's {@code ReferTo}, with its {@code RequiredDestination}. */
    static final class To extends ObjectReader<ReferTo> {
        private Destination destination = new Destination();
        private @Nullable Channel destinationChannel;
        private @Nullable Channel connected;
        private @Nullable Bridge bridge;

        @Override
        void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "requested_destination" -> {
                    Destination read = new Destination().read(json);
                    destination = read == null ? destination : read;
                }
                case "destination_channel" -> destinationChannel = new ChannelFields().read(json);
                case "connected_channel" -> connected = new ChannelFields().read(json);
                case "bridge" -> bridge = new BridgeFields().read(json);
                default -> json.skipChildren();
            }
        }

        @Override
        ReferTo made() {
            return new ReferTo(
                    destination.protocolId,
                    destination.text,
                    destination.parameters,
                    destinationChannel,
                    connected,
                    bridge);
        }
    }

    private static final class Destination extends ObjectReader<Destination> {
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private String protocolId = "";
        private String text = "";

        @Override
        void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "protocol_id" -> protocolId = Values.text(json);
                case "destination" -> text = Values.text(json);
                case "additional_protocol_params" ->
                    list(json, Parameter::new)
                            .forEach(parameter -> parameters.put(parameter.getKey(), parameter.getValue()));
                default -> json.skipChildren();
            }
        }

        @Override
        Destination made() {
            return this;
        }
    }

    private static final class Parameter extends ObjectReader<Map.Entry<String, String>> {
        private String name = "";
        private String value = "";

        @Override
        void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "parameter_name" -> name = Values.text(json);
                case "parameter_value" -> value = Values.text(json);
                default -> json.skipChildren();
            }
        }

        @Override
        Map.Entry<String, String> made() {
            return Map.entry(name, value);
        }
    }

    /** Reads ARI's {@code ReferredBy}. */
    static final class By extends ObjectReader<ReferredBy> {
        private @Nullable Channel source;
        private @Nullable Channel connected;
        private @Nullable Bridge bridge;

        @Override
        void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "source_channel" -> source = new ChannelFields().read(json);
                case "connected_channel" -> connected = new ChannelFields().read(json);
                case "bridge" -> bridge = new BridgeFields().read(json);
                default -> json.skipChildren();
            }
        }

        @Override
        ReferredBy made() {
            if (source == null) {
                throw new IllegalArgumentException("a transfer has a source channel");
            }
            return new ReferredBy(source, connected, bridge);
        }
    }
}
