package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads ARI's {@code Bridge}. */
final class BridgeFields extends ObjectReader<Bridge> {
    private @Nullable BridgeId id;
    private String technology = "";
    private String type = "";
    private String bridgeClass = "";
    private String creator = "";
    private String name = "";
    private List<ChannelId> channels = List.of();
    private String videoMode = "";
    private String videoSource = "";
    private @Nullable Instant created;
    private Map<String, String> variables = Map.of();

    @Override
    void field(String field, JsonParser json) throws IOException {
        switch (field) {
            case "id" -> id = Values.bridgeId(json);
            case "technology" -> technology = Values.shared(json);
            case "bridge_type" -> type = Values.shared(json);
            case "bridge_class" -> bridgeClass = Values.shared(json);
            case "creator" -> creator = Values.shared(json);
            case "name" -> name = Values.text(json);
            case "channels" -> channels = Values.channelIds(json);
            case "video_mode" -> videoMode = Values.shared(json);
            case "video_source_id" -> videoSource = Values.text(json);
            case "creationtime" -> created = Values.instant(json);
            case "bridgevars" -> variables = Values.textsByName(json);
            default -> json.skipChildren();
        }
    }

    @Override
    Bridge made() {
        if (id == null) {
            throw new IllegalArgumentException("a bridge has an id");
        }
        return new Bridge(
                id, technology, type, bridgeClass, creator, name, channels, videoMode, videoSource, created, variables);
    }
}
