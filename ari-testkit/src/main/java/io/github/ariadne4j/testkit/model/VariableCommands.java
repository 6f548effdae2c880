package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedBridge;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The REST operations on variables of channels, of bridges, and of Asterisk itself. Under the loop's lock only. */
public final class VariableCommands {
    private static final String STATE = "CHANNEL(state)";
    private static final String FORWARDS_LEFT = "CHANNEL(max_forwards)";

    /** The initial number of forwards of a channel ({@code max_forwards}). A dial decrements it. */
    private static final int FORWARDS = 20;

    private static final Pattern CONTACTS = Pattern.compile("PJSIP_DIAL_CONTACTS\\(([^,)]+)\\)");
    private static final Pattern HEADER = Pattern.compile("PJSIP_HEADER\\(read,([^,)]+)\\)");
    private static final String CHANNEL_GONE = "Provided channel was not found";

    private final Inventory inventory;
    private final EventPublisher events;

    VariableCommands(Inventory inventory, EventPublisher events) {
        this.inventory = inventory;
        this.events = events;
    }

    /**
     * One variable of a channel, also of one outside Stasis. Of the dialplan's functions these exist: the channel's state, its
     * remaining forwards, the contacts of an endpoint, and the SIP headers of the received INVITE.
     */
    public ObjectNode ofChannel(String id, String name) {
        Map<String, String> variables = channelVariables(id);
        if (name.equals(STATE)) {
            return value(inventory.channel(id).state.wireName());
        }
        if (name.equals(FORWARDS_LEFT)) {
            return value(Integer.toString(inventory.channel(id).dialled ? FORWARDS - 1 : FORWARDS));
        }
        Matcher header = HEADER.matcher(name);
        if (header.matches()) {
            return value(header(inventory.channel(id), header.group(1)));
        }
        Matcher contacts = CONTACTS.matcher(name);
        return contacts.matches() ? value(contactsOf(contacts.group(1))) : one(variables, name);
    }

    private static String header(SimulatedChannel channel, String name) {
        String value = channel.headers.get(name);
        if (value == null) {
            throw RequestRefused.failed("Unable to read provided function");
        }
        return value;
    }

    private String contactsOf(String endpoint) {
        return inventory.contacts.getOrDefault(endpoint, List.of()).stream()
                .map(contact -> "PJSIP/" + endpoint + '/' + contact)
                .collect(Collectors.joining("&"));
    }

    /** Several variables of a channel; one that is missing fails the request. */
    public ObjectNode ofChannel(String id, List<String> names) {
        return several(channelVariables(id), names);
    }

    /** Sets variables of a channel. */
    public void setOnChannel(String id, Map<String, String> values) {
        SimulatedChannel channel = inventory.channelInStasis(id);
        requireNames(values);
        values.forEach((name, value) -> {
            channel.variables.put(name, value);
            events.aboutChannel(channel, Events.varset(channel, name, value));
        });
    }

    /** One variable of a bridge. */
    public ObjectNode ofBridge(String id, String name) {
        return one(inventory.bridge(id).variables, name);
    }

    /** Several variables of a bridge; one that is missing fails the request. */
    public ObjectNode ofBridge(String id, List<String> names) {
        return several(inventory.bridge(id).variables, names);
    }

    /** Sets variables of a bridge. */
    public void setOnBridge(String id, Map<String, String> values) {
        SimulatedBridge bridge = inventory.bridge(id);
        requireNames(values);
        bridge.variables.putAll(values);
    }

    /** A global variable; one that was never set is empty. */
    public ObjectNode global(String name) {
        requireName(name);
        return JsonNodeFactory.instance.objectNode().put("value", inventory.globals.getOrDefault(name, ""));
    }

    /** Sets a global variable. */
    public void setGlobal(String name, String value) {
        requireName(name);
        inventory.globals.put(name, value);
    }

    private Map<String, String> channelVariables(String id) {
        SimulatedChannel channel = inventory.channels.get(id);
        if (channel == null) {
            throw RequestRefused.notFound("Channel Not Found", CHANNEL_GONE);
        }
        return channel.variables;
    }

    private static ObjectNode one(Map<String, String> variables, String name) {
        return value(require(variables, name));
    }

    private static ObjectNode value(String value) {
        return JsonNodeFactory.instance.objectNode().put("value", value);
    }

    private static ObjectNode several(Map<String, String> variables, List<String> names) {
        if (names.isEmpty()) {
            throw RequestRefused.badRequest("Variable names are required");
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode found = json.putObject("variables");
        names.forEach(name -> found.put(name, require(variables, name)));
        return json;
    }

    private static String require(Map<String, String> variables, String name) {
        requireName(name);
        String value = variables.get(name);
        if (value == null) {
            throw RequestRefused.notFound("Variable Not Found", "Provided variable was not found");
        }
        return value;
    }

    private static void requireNames(Map<String, String> values) {
        if (values.isEmpty()) {
            throw RequestRefused.badRequest("Variable name is required");
        }
        values.keySet().forEach(VariableCommands::requireName);
    }

    private static void requireName(String name) {
        if (name.isEmpty()) {
            throw RequestRefused.badRequest("Variable name is required");
        }
    }
}
