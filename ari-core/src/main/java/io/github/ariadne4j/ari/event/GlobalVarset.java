package io.github.ariadne4j.ari.event;

/**
 * A global variable was set: {@code ChannelVarset} without a channel.
 *
 * @param header the common fields of events
 * @param variable the variable's name
 * @param value its new value; may come from the far end
 */
public record GlobalVarset(EventHeader header, String variable, String value) implements AriEvent {
    @Override
    public String type() {
        return "ChannelVarset";
    }
}
