package io.github.ariadne4j.testkit.rest;

import io.github.ariadne4j.testkit.model.DeviceCommands;
import io.github.ariadne4j.testkit.model.EndpointCommands;
import io.github.ariadne4j.testkit.model.MailboxCommands;
import io.github.ariadne4j.testkit.model.SoundCommands;
import java.util.Map;

/** {@code /endpoints}, {@code /deviceStates}, {@code /mailboxes} and {@code /sounds}. */
final class StateRoutes {
    private static final String DEVICE = "deviceName";
    private static final String MAILBOX = "mailboxName";

    private final EndpointCommands endpoints;
    private final DeviceCommands devices;
    private final MailboxCommands mailboxes;
    private final SoundCommands sounds;

    StateRoutes(EndpointCommands endpoints, DeviceCommands devices, MailboxCommands mailboxes, SoundCommands sounds) {
        this.endpoints = endpoints;
        this.devices = devices;
        this.mailboxes = mailboxes;
        this.sounds = sounds;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.LIST_ENDPOINTS, a -> RestResponse.ok(endpoints.list()));
        routes.put(Operation.LIST_ENDPOINTS_OF_TECH, a -> RestResponse.ok(endpoints.list(a.path("tech"))));
        routes.put(Operation.GET_ENDPOINT, a -> RestResponse.ok(endpoints.get(a.path("tech"), a.path("resource"))));
        routes.put(Operation.LIST_DEVICE_STATES, a -> RestResponse.ok(devices.list()));
        routes.put(Operation.GET_DEVICE_STATE, a -> RestResponse.ok(devices.get(a.path(DEVICE))));
        routes.put(
                Operation.UPDATE_DEVICE_STATE,
                Route.command(a -> devices.update(a.path(DEVICE), a.text("deviceState"))));
        routes.put(Operation.DELETE_DEVICE_STATE, Route.command(a -> devices.delete(a.path(DEVICE))));
        routes.put(Operation.LIST_MAILBOXES, a -> RestResponse.ok(mailboxes.list()));
        routes.put(Operation.GET_MAILBOX, a -> RestResponse.ok(mailboxes.get(a.path(MAILBOX))));
        routes.put(
                Operation.UPDATE_MAILBOX,
                Route.command(
                        a -> mailboxes.update(a.path(MAILBOX), a.number("oldMessages"), a.number("newMessages"))));
        routes.put(Operation.DELETE_MAILBOX, Route.command(a -> mailboxes.delete(a.path(MAILBOX))));
        routes.put(Operation.LIST_SOUNDS, a -> RestResponse.ok(sounds.list(a.text("lang"), a.text("format"))));
        routes.put(Operation.GET_SOUND, a -> RestResponse.ok(sounds.get(a.path("soundId"))));
    }
}
