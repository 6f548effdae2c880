package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The way of a channel into an application and out of it. */
final class Stasis {
    private final EventPublisher events;

    Stasis(EventPublisher events) {
        this.events = events;
    }

    /** A channel that a dialplan sends into an application; the application hears of it from here on. */
    void enterFromDialplan(SimulatedChannel channel, StasisApplication application, List<String> args) {
        channel.stasisData = dataOf(application.name, args);
        start(channel, application, args);
    }

    /** A channel that the application created: it is subscribed already and hears how the channel gets there. */
    void enterCreated(SimulatedChannel channel, StasisApplication application, List<String> args) {
        channel.stasisData = dataOf(application.name, args);
        channel.application = application;
        events.aboutChannel(channel, Events.dialplan(channel, channel.stasisData));
        events.aboutChannel(channel, Events.varset(channel, "STASISSTATUS", ""));
        start(channel, application, args);
    }

    /** A channel that was originated is answered: its application, subscribed since then, gets it now. */
    void enterOriginated(SimulatedChannel channel, StasisApplication application, List<String> args) {
        channel.stasisData = dataOf(application.name, args);
        channel.application = application;
        events.toApplication(application, Events.stasisStart(channel, args));
    }

    /** A channel that takes the place of another one in its application, and one of its subscriptions. */
    void enterInPlaceOf(SimulatedChannel replaced, SimulatedChannel channel, StasisApplication application) {
        channel.stasisData = replaced.stasisData;
        application.unsubscribe(replaced);
        start(channel, application, Events.stasisStartFor(replaced, channel));
    }

    /** The dialplan data still names the old application afterwards, as in Asterisk. */
    void move(SimulatedChannel channel, StasisApplication from, StasisApplication to, List<String> args) {
        end(channel, from);
        start(channel, to, args);
    }

    /** The application stops hearing of the channel before it is told so. */
    void leave(SimulatedChannel channel) {
        StasisApplication application = channel.application;
        if (application != null) {
            end(channel, application);
            channel.variables.put("STASISSTATUS", "SUCCESS");
            events.aboutChannel(channel, Events.varset(channel, "STASISSTATUS", "SUCCESS"));
        }
    }

    static List<String> argsOf(String appArgs) {
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
