package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.time.Timers;
import io.github.ariadne4j.testkit.time.WallClockTimers;
import java.util.function.Supplier;

/**
 * The settings of a simulator.
 *
 * @param username the ARI user
 * @param password the ARI password
 * @param port the port on the loopback interface; 0: a free one
 * @param asteriskId the {@code asterisk_id} of every event
 * @param timers creates the source of time; real time, or {@link io.github.ariadne4j.testkit.time.ManualTimers} for virtual time
 * @param restOverWebSocket whether requests on the event socket are served; an older Asterisk (before 20.14, 21.9, 22.4) ignores them
 */
public record SimulatorSettings(
        String username,
        String password,
        int port,
        String asteriskId,
        Supplier<Timers> timers,
        boolean restOverWebSocket) {
    /** A user named {@code ariadne}, a free port, real time, REST over the WebSocket. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings("ariadne", "thread", 0, "02:00:00:00:00:01", WallClockTimers::new, true);
    }

    /** The same with another user. */
    public SimulatorSettings withLogin(String newUsername, String newPassword) {
        return new SimulatorSettings(newUsername, newPassword, port, asteriskId, timers, restOverWebSocket);
    }

    /** The same on a given port. */
    public SimulatorSettings withPort(int newPort) {
        return new SimulatorSettings(username, password, newPort, asteriskId, timers, restOverWebSocket);
    }

    /** The same with another {@code asterisk_id}. */
    public SimulatorSettings withAsteriskId(String newId) {
        return new SimulatorSettings(username, password, port, newId, timers, restOverWebSocket);
    }

    /** The same with another source of time. */
    public SimulatorSettings withTimers(Supplier<Timers> newTimers) {
        return new SimulatorSettings(username, password, port, asteriskId, newTimers, restOverWebSocket);
    }

    /** The same as an older Asterisk, which serves REST over HTTP only and ignores requests on the event socket. */
    public SimulatorSettings withoutRestOverWebSocket() {
        return new SimulatorSettings(username, password, port, asteriskId, timers, false);
    }
}
