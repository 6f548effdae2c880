package io.github.ariadne4j.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Selects the compared parts of an event: its subject, its type, and the few values that matter to an application. */
final class EventFacts {
    /** Their number and times depend on configuration and codecs, and calls do not depend on them. */
    private static final Set<String> LEFT_OUT = Set.of(
            "ApplicationRegistered",
            "ChannelVarset",
            "ChannelDialplan",
            "ChannelConnectedLine",
            "ChannelCallerId",
            "EndpointStateChange",
            "DeviceStateChanged",
            "PeerStatusChange",
            "ContactStatusChange");

    private EventFacts() {}

    static boolean isCompared(JsonNode event) {
        return !LEFT_OUT.contains(type(event));
    }

    static String type(JsonNode event) {
        return event.path("type").asText();
    }

    /** The order of Dial events is not fixed, neither relative to the channel's states nor, if simultaneous, to each other. */
    static String subject(JsonNode event, Names names) {
        if (event.has("peer")) {
            return "dial " + channel(event.path("peer"), names);
        }
        if (event.has("playback")) {
            return "playback " + names.of(event.at("/playback/id").asText());
        }
        if (event.has("recording")) {
            return "recording " + names.of(event.at("/recording/name").asText());
        }
        if (event.has("referred_by")) {
            return channel(event.at("/referred_by/source_channel"), names);
        }
        if (event.has("transferer_first_leg")) {
            return channel(event.path("transferer_first_leg"), names);
        }
        if (event.has("channel")) {
            return channel(event.path("channel"), names);
        }
        return event.has("bridge") ? names.of(event.at("/bridge/id").asText()) : "else";
    }

    static String brief(JsonNode event, Names names) {
        List<String> words = new ArrayList<>(List.of(type(event)));
        add(words, event.path("dialstatus"));
        if (type(event).equals("ChannelStateChange")) {
            add(words, event.at("/channel/state"));
        }
        add(words, event.path("cause"));
        add(words, event.path("tech_cause"));
        if (event.path("soft").asBoolean()) {
            words.add("soft");
        }
        add(words, event.path("digit"));
        add(words, event.path("destination"));
        add(words, event.path("result"));
        add(words, event.path("is_external"));
        add(words, event.path("destination_type"));
        add(words, event.at("/playback/state"));
        add(words, event.path("state"));
        add(words, event.at("/refer_to/requested_destination/destination"));
        event.path("args").forEach(word -> add(words, word));
        if (event.has("replace_channel")) {
            words.add("for " + channel(event.path("replace_channel"), names));
        }
        return String.join(" ", words);
    }

    /** Each half of a Local channel has a name of its own. */
    private static String channel(JsonNode channel, Names names) {
        String id = channel.path("id").asText();
        String name = channel.path("name").asText();
        if (name.startsWith("Local/") && !names.knows(id)) {
            names.add("local" + name.substring(name.length() - 1), id);
        }
        return names.of(id);
    }

    private static void add(List<String> words, JsonNode value) {
        if (!value.isMissingNode() && !value.asText().isEmpty()) {
            words.add(value.asText());
        }
    }
}
