package io.github.ariadne4j.ari.bridge;

import io.github.ariadne4j.ari.model.BridgeId;
import java.util.List;
import java.util.Map;

/**
 * A request to create a bridge ({@code POST /bridges/{id}}). The path without an id is not used: newer versions of
 * Asterisk misread its body and leak the bridge.
 *
 * @param id the bridge's id, chosen by the client and never used before
 * @param attributes attributes; empty: mixing
 * @param name a descriptive name; empty for none
 * @param variables bridge variables ({@code AsteriskFeature.BRIDGE_VARIABLES})
 */
public record CreateBridge(BridgeId id, List<BridgeAttribute> attributes, String name, Map<String, String> variables) {
    /** Copies the collections. */
    public CreateBridge {
        attributes = List.copyOf(attributes);
        variables = Map.copyOf(variables);
    }

    /** A bridge in which every member hears all others. */
    public static CreateBridge mixing(BridgeId id) {
        return new CreateBridge(id, List.of(BridgeAttribute.MIXING), "", Map.of());
    }

    /** A holding bridge, in which members wait. */
    public static CreateBridge holding(BridgeId id) {
        return new CreateBridge(id, List.of(BridgeAttribute.HOLDING), "", Map.of());
    }

    /** The same with a name. */
    public CreateBridge withName(String forPeople) {
        return new CreateBridge(id, attributes, forPeople, variables);
    }

    /** The same with these attributes. */
    public CreateBridge withAttributes(BridgeAttribute... kinds) {
        return new CreateBridge(id, List.of(kinds), name, variables);
    }

    /** The same with these variables. */
    public CreateBridge withVariables(Map<String, String> values) {
        return new CreateBridge(id, attributes, name, values);
    }
}
