package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.DialplanPosition;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads ARI's {@code Channel}. */
final class ChannelFields extends ObjectReader<Channel> {
    private @Nullable ChannelId id;
    private String protocolId = "";
    private String name = "";
    private ChannelState state = ChannelState.UNKNOWN;
    private @Nullable CallerId caller;
    private @Nullable CallerId connected;
    private String accountCode = "";
    private @Nullable DialplanPosition dialplan;
    private @Nullable Instant created;
    private String language = "";
    private String rdnis = "";
    private String tenantId = "";
    private Map<String, String> variables = Map.of();

    @Override
    void field(String field, JsonParser json) throws IOException {
        switch (field) {
            case "id" -> id = Values.channelId(json);
            case "protocol_id" -> protocolId = Values.text(json);
            case "name" -> name = Values.text(json);
            case "state" -> state = ChannelState.of(Values.shared(json));
            case "caller" -> caller = new Caller().read(json);
            case "connected" -> connected = new Caller().read(json);
            case "accountcode" -> accountCode = Values.shared(json);
            case "dialplan" -> dialplan = new Dialplan().read(json);
            case "creationtime" -> created = Values.instant(json);
            case "language" -> language = Values.shared(json);
            case "caller_rdnis" -> rdnis = Values.text(json);
            case "tenantid" -> tenantId = Values.shared(json);
            case "channelvars" -> variables = Values.textsByName(json);
            default -> json.skipChildren();
        }
    }

    @Override
    Channel made() {
        if (id == null) {
            throw new IllegalArgumentException("a channel has an id");
        }
        return new Channel(
                id,
                protocolId,
                name,
                state,
                caller == null ? CallerId.UNKNOWN : caller,
                connected == null ? CallerId.UNKNOWN : connected,
                accountCode,
                dialplan == null ? DialplanPosition.UNKNOWN : dialplan,
                created,
                language,
                rdnis,
                tenantId,
                variables);
    }

    private static final class Caller extends ObjectReader<CallerId> {
        private String name = "";
        private String number = "";

        @Override
        void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "name" -> name = Values.text(json);
                case "number" -> number = Values.text(json);
                default -> json.skipChildren();
            }
        }

        @Override
        CallerId made() {
            return name.isEmpty() && number.isEmpty() ? CallerId.UNKNOWN : new CallerId(name, number);
        }
    }

    private static final class Dialplan extends ObjectReader<DialplanPosition> {
        private String context = "";
        private String exten = "";
        private long priority;
        private String appName = "";
        private String appData = "";

        @Override
        void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "context" -> context = Values.shared(json);
                case "exten" -> exten = Values.text(json);
                case "priority" -> priority = json.getValueAsLong();
                case "app_name" -> appName = Values.shared(json);
                case "app_data" -> appData = Values.shared(json);
                default -> json.skipChildren();
            }
        }

        @Override
        DialplanPosition made() {
            return new DialplanPosition(context, exten, priority, appName, appData);
        }
    }
}
