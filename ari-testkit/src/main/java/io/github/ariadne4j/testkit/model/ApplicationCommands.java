package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.EventSocket;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.Snapshots;
import io.github.ariadne4j.testkit.state.StasisApplication;
import java.util.List;
import java.util.Set;

/** Applications, their sockets, subscriptions and filters. Under the loop's lock only. */
public final class ApplicationCommands {
    private final Inventory inventory;
    private final EventPublisher events;

    ApplicationCommands(Inventory inventory, EventPublisher events) {
        this.inventory = inventory;
        this.events = events;
    }

    /**
     * Registers a socket for an application. The socket that had the application before receives {@code ApplicationReplaced} and stays
     * open without events. Only a new application is subscribed to everything: one that outlived its socket keeps its subscriptions.
     */
    public void register(String name, EventSocket socket, boolean subscribeAll) {
        StasisApplication known = inventory.applications.get(name);
        StasisApplication application = known == null ? new StasisApplication(name) : known;
        if (known == null) {
            if (subscribeAll) {
                application.subscribeToAll();
            }
            inventory.applications.put(name, application);
        }
        EventSocket before = application.socket();
        if (before != null) {
            events.toSocket(name, before, Events.ofType("ApplicationReplaced"));
        }
        application.register(socket);
        events.toApplication(application, Events.ofType("ApplicationRegistered"));
    }

    /** Sends {@code ApplicationRegistered} once more. */
    public void announce(String name) {
        events.toApplication(inventory.application(name), Events.ofType("ApplicationRegistered"));
    }

    /** Removes a socket from the configuration: its applications are notified, and become inactive. */
    public void retire(EventSocket socket) {
        inventory.applications.values().stream()
                .filter(application -> application.socket() == socket)
                .forEach(application -> events.toApplication(application, Events.ofType("ApplicationUnregistered")));
        unregister(socket);
    }

    /** Makes the applications of a closed socket inactive; their channels and bridges live on. */
    public void unregister(EventSocket socket) {
        for (StasisApplication application : inventory.applications.values()) {
            if (application.socket() == socket) {
                application.unregister();
            }
        }
        inventory.forgetDeadApplications();
    }

    /**
     * Answers a request that came over a socket, under the name of the first application of that socket. An application that is
     * forgotten, or whose event filter drops answers, never receives them.
     */
    public void respond(String name, EventSocket socket, ObjectNode response) {
        StasisApplication application = inventory.applications.get(name);
        if (application != null && application.wants(response.path("type").asText())) {
            events.toSocket(name, socket, response);
        }
    }

    /** All applications. */
    public ArrayNode list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        inventory.applications.values().forEach(application -> all.add(Snapshots.of(application)));
        return all;
    }

    /** One application. */
    public ObjectNode get(String name) {
        return Snapshots.of(inventory.application(name));
    }

    /** Subscribes to {@code channel:id}, {@code bridge:id}, {@code endpoint:tech/resource} and {@code deviceState:name}. */
    public ObjectNode subscribe(String name, List<String> sources) {
        StasisApplication application = inventory.application(name);
        requireSome(sources).stream()
                .map(source -> EventSource.of(source, inventory))
                .toList()
                .forEach(source -> source.subscribe(application));
        return Snapshots.of(application);
    }

    /** Ends subscriptions. */
    public ObjectNode unsubscribe(String name, List<String> sources) {
        StasisApplication application = inventory.application(name);
        requireSome(sources).stream()
                .map(source -> EventSource.of(source, inventory))
                .toList()
                .forEach(source -> source.unsubscribe(application));
        ObjectNode left = Snapshots.of(application);
        inventory.forgetDeadApplications();
        return left;
    }

    /** Sets the event filter; two empty sets let all events through. */
    public ObjectNode filter(String name, Set<String> allowed, Set<String> disallowed) {
        StasisApplication application = inventory.application(name);
        application.filter(allowed, disallowed);
        return Snapshots.of(application);
    }

    private static List<String> requireSome(List<String> sources) {
        if (sources.isEmpty()) {
            throw RequestRefused.badRequest("Missing parameter eventSource");
        }
        return sources;
    }
}
