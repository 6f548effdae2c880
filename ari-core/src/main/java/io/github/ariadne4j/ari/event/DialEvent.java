package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a dial ({@code Dial} in ARI). For busy or no answer of a created leg there is no such event:
 * {@link ChannelDestroyed} reports its end.
 *
 * @param header the common fields of events
 * @param caller the calling leg; null for a leg that the application created and dialled
 * @param peer the leg being called
 * @param dialStatus empty in the first event, then {@code RINGING}, {@code PROGRESS}, {@code ANSWER}, …
 * @param dialString the dial string, in the first event only; empty otherwise
 * @param forward the destination to which the far end forwards the call, empty if it does not; untrusted
 * @param forwarded the leg that replaces the peer after a forward; null otherwise
 */
public record DialEvent(
        EventHeader header,
        @Nullable Channel caller,
        Channel peer,
        String dialStatus,
        String dialString,
        String forward,
        @Nullable Channel forwarded)
        implements AriEvent {
    @Override
    public String type() {
        return "Dial";
    }
}
