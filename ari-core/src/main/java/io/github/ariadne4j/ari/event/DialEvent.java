package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a dial ({@code Dial} in ARI): the peer is the leg being called. There is no final event for busy or no
 * answer of a created leg; its {@link ChannelDestroyed} is.
 *
 * @param header what every event carries
 * @param caller the calling leg; null for a leg that the application created and dialled
 * @param peer the leg being called
 * @param dialStatus empty at first, then {@code RINGING}, {@code PROGRESS}, {@code ANSWER}, …
 * @param dialString what was dialled, in the first event only; empty otherwise
 * @param forward where the far end forwards the call to, empty if it does not; untrusted
 * @param forwarded the leg that takes the place of the peer after a forward
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
