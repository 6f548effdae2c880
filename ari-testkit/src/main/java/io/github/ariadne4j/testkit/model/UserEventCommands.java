package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.Snapshots;
import io.github.ariadne4j.testkit.state.Stasis;
import io.github.ariadne4j.testkit.state.StasisApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The REST operations on user events, and the claims of calls that are offered to several applications. Under the loop's lock only.
 */
public final class UserEventCommands {
    private final Inventory inventory;
    private final EventPublisher events;
    private final Stasis stasis;

    UserEventCommands(Inventory inventory, EventPublisher events, Stasis stasis) {
        this.inventory = inventory;
        this.events = events;
        this.stasis = stasis;
    }

    /** Sends a user event; snapshots of the sources are added to it. */
    public void send(String eventName, String application, List<String> sources, Map<String, String> variables) {
        if (application.isEmpty()) {
            throw RequestRefused.badRequest("Missing parameter application");
        }
        StasisApplication target = inventory.application(application);
        ObjectNode event = Events.ofType("ChannelUserevent").put("eventname", eventName);
        sources.forEach(source -> addSource(event, source));
        ObjectNode content = event.putObject("userevent").put("eventname", eventName);
        variables.forEach(content::put);
        events.toApplication(target, event);
    }

    /** Claims a channel that is offered to several applications; the first request succeeds, the other applications are notified. */
    public void claim(String channelId, String application) {
        SimulatedChannel channel = inventory.channels.get(channelId);
        StasisApplication winner = inventory.applications.get(application);
        if (channel == null || channel.offeredTo.isEmpty() || winner == null) {
            throw RequestRefused.notFound("Channel not found or not in broadcast state");
        }
        if (channel.application != null) {
            throw RequestRefused.conflict("Channel has already been claimed by another application");
        }
        for (String offered : channel.offeredTo) {
            StasisApplication loser = inventory.applications.get(offered);
            if (loser != null && loser != winner) {
                events.toApplication(loser, Events.about("CallClaimed", channel).put("winner_app", application));
            }
        }
        stasis.enterFromDialplan(channel, winner, new ArrayList<>());
    }

    private void addSource(ObjectNode event, String source) {
        int colon = source.indexOf(':');
        String kind = colon < 0 ? "" : source.substring(0, colon);
        String id = source.substring(colon + 1);
        switch (kind) {
            case "channel" -> event.set("channel", Snapshots.of(known(inventory.channels, id)));
            case "bridge" -> event.set("bridge", Snapshots.of(known(inventory.bridges, id)));
            case "endpoint" ->
                event.set("endpoint", Snapshots.of(known(inventory.endpoints, id), inventory.channels.values()));
            default -> throw RequestRefused.badRequest("Invalid event source URI");
        }
    }

    private static <T> T known(Map<String, T> all, String id) {
        T found = all.get(id);
        if (found == null) {
            throw RequestRefused.unprocessable("Event source does not exist");
        }
        return found;
    }
}
