package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.DeviceState;

/**
 * The state of a device changed; sent to applications that are subscribed to it.
 *
 * @param header the common fields of events
 * @param deviceState the device and its state
 */
public record DeviceStateChanged(EventHeader header, DeviceState deviceState) implements AriEvent {
    @Override
    public String type() {
        return "DeviceStateChanged";
    }
}
