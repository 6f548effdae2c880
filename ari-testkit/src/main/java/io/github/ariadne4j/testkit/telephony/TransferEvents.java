package io.github.ariadne4j.testkit.telephony;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.SimulatedBridge;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.Snapshots;
import io.github.ariadne4j.testkit.state.StasisApplication;
import io.github.ariadne4j.testkit.state.Transfer;
import org.jspecify.annotations.Nullable;

/** The events about transfers, as JSON without the fields that every event has. */
final class TransferEvents {
    private static final String CONTEXT = "default";

    private TransferEvents() {}

    /** Asterisk executed a blind transfer, or refused it; a number that the dialplan has is always reported as external. */
    static ObjectNode blind(Transfer transfer, String result, @Nullable SimulatedChannel replacement) {
        ObjectNode event = Events.about("BridgeBlindTransfer", transfer.from())
                .put("exten", transfer.exten())
                .put("context", CONTEXT)
                .put("result", result)
                .put("is_external", true);
        putChannel(event, "transferee", peerOf(transfer.from()));
        putChannel(event, "replace_channel", replacement);
        putBridge(event, "bridge", transfer.from().bridge);
        return event;
    }

    /** Asterisk linked a bridge with another one, or with an application, by a pair of Local channels. */
    static ObjectNode attended(Transfer transfer, SimulatedChannel second, LocalPair link) {
        ObjectNode event = attended(transfer, second, "Success");
        if (second.bridge == null) {
            putChannel(event, "replace_channel", link.first());
            StasisApplication application = second.application;
            return event.put("destination_type", "application")
                    .put("destination_application", application == null ? "" : application.name);
        }
        putChannel(event, "destination_link_first_leg", link.first());
        putChannel(event, "destination_link_second_leg", link.second());
        return event.put("destination_type", "link");
    }

    /** An attended transfer of calls that cannot be connected. */
    static ObjectNode attendedInvalid(Transfer transfer, SimulatedChannel second) {
        return attended(transfer, second, "Invalid").put("destination_type", "fail");
    }

    private static ObjectNode attended(Transfer transfer, SimulatedChannel second, String result) {
        ObjectNode event = Events.ofType("BridgeAttendedTransfer");
        putChannel(event, "transferer_first_leg", transfer.from());
        putChannel(event, "transferer_second_leg", second);
        event.put("result", result).put("is_external", false);
        putChannel(event, "transferee", peerOf(transfer.from()));
        putChannel(event, "transfer_target", peerOf(second));
        putBridge(event, "transferer_first_leg_bridge", transfer.from().bridge);
        putBridge(event, "transferer_second_leg_bridge", second.bridge);
        return event;
    }

    /** A transfer that the application carries out; with a state once it has reported one. */
    static ObjectNode left(Transfer transfer, String state) {
        ObjectNode event = Events.ofType("ChannelTransfer");
        ObjectNode destination = event.putObject("refer_to");
        ObjectNode requested = destination.putObject("requested_destination").put("destination", transfer.exten());
        SimulatedChannel second = transfer.second();
        if (second != null) {
            requested.put(
                    "protocol_id", Snapshots.of(second).path("protocol_id").asText());
            putChannel(destination, "destination_channel", second);
            putChannel(destination, "connected_channel", peerOf(second));
            putBridge(destination, "bridge", second.bridge);
        }
        ObjectNode source = event.putObject("referred_by");
        putChannel(source, "source_channel", transfer.from());
        putChannel(source, "connected_channel", peerOf(transfer.from()));
        putBridge(source, "bridge", transfer.from().bridge);
        return state.isEmpty() ? event : event.put("state", state);
    }

    /** The other member of its bridge, if there is exactly one. */
    private static @Nullable SimulatedChannel peerOf(SimulatedChannel channel) {
        SimulatedBridge bridge = channel.bridge;
        if (bridge == null || bridge.members.size() != 2) {
            return null;
        }
        return bridge.members.stream()
                .filter(member -> member != channel)
                .findFirst()
                .orElse(null);
    }

    private static void putChannel(ObjectNode event, String field, @Nullable SimulatedChannel channel) {
        if (channel != null) {
            event.set(field, Snapshots.of(channel));
        }
    }

    private static void putBridge(ObjectNode event, String field, @Nullable SimulatedBridge bridge) {
        if (bridge != null) {
            event.set(field, Snapshots.of(bridge));
        }
    }
}
