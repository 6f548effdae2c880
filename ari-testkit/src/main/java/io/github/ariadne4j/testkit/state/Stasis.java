package io.github.ariadne4j.testkit.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Moves channels into applications and out of them. */
public final class Stasis {
    private final EventPublisher events;

    /** Entries and exits are published. */
    public Stasis(EventPublisher events) {
        this.events = events;
    }

    /** A channel enters from the dialplan; the application is subscribed to it from here on. */
    public void enterFromDialplan(SimulatedChannel channel, StasisApplication application, List<String> args) {
        channel.stasisData = dataOf(application.name, args);
        start(channel, application, args);
    }

    /** A created channel enters; the application is subscribed already, and receives the events of its arrival. */
    public void enterCreated(SimulatedChannel channel, StasisApplication application, List<String> args) {
        channel.stasisData = dataOf(application.name, args);
        channel.application = application;
        events.aboutChannel(channel, Events.dialplan(channel, channel.stasisData));
        events.aboutChannel(channel, Events.varset(channel, "STASISSTATUS", ""));
        start(channel, application, args);
    }

    /** An answered originated channel enters; its application is subscribed since its creation. */
    public void enterOriginated(SimulatedChannel channel, StasisApplication application, List<String> args) {
        channel.stasisData = dataOf(application.name, args);
        channel.application = application;
        events.toApplication(application, Events.stasisStart(channel, args));
    }

    /** A channel replaces another one in its application, and takes one of its subscriptions. */
    public void enterInPlaceOf(SimulatedChannel replaced, SimulatedChannel channel, StasisApplication application) {
        channel.stasisData = replaced.stasisData;
        application.unsubscribe(replaced);
        start(channel, application, Events.stasisStartFor(replaced, channel));
    }

    /** Moves a channel to another application; the dialplan data still names the old one afterwards, as in Asterisk. */
    public void move(SimulatedChannel channel, StasisApplication from, StasisApplication to, List<String> args) {
        end(channel, from);
        start(channel, to, args);
    }

    /** Removes a channel; the application is unsubscribed before {@code StasisEnd} is sent. */
    public void leave(SimulatedChannel channel) {
        StasisApplication application = channel.application;
        if (application != null) {
            end(channel, application);
            channel.variables.put("STASISSTATUS", "SUCCESS");
            events.aboutChannel(channel, Events.varset(channel, "STASISSTATUS", "SUCCESS"));
        }
    }

    /** The arguments in a parameter {@code appArgs}, which are separated by commas. */
    public static List<String> argsOf(String appArgs) {
        return appArgs.isEmpty() ? List.of() : List.of(appArgs.split(",", -1));
    }

    private void start(SimulatedChannel channel, StasisApplication application, List<String> args) {
        channel.application = application;
        start(channel, application, Events.stasisStart(channel, args));
    }

    private void start(SimulatedChannel channel, StasisApplication application, ObjectNode event) {
        application.subscribe(channel);
        channel.application = application;
        tell(channel, application, event);
    }

    private void end(SimulatedChannel channel, StasisApplication application) {
        application.unsubscribe(channel);
        tell(channel, application, Events.about("StasisEnd", channel));
        channel.application = null;
    }

    private void tell(SimulatedChannel channel, StasisApplication application, ObjectNode event) {
        if (channel.isReadable()) {
            events.toApplication(application, event);
        }
    }

    private static String dataOf(String application, List<String> args) {
        List<String> parts = new ArrayList<>(args);
        parts.add(0, application);
        return String.join(",", parts);
    }
}
