package io.github.ariadne4j.ari.json;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.EventHeader;

/**
 * Makes an event of one type from its fields; throws {@link IllegalArgumentException} if a required field is missing.
 */
interface EventMaker {
    AriEvent make(EventHeader header, EventFields fields);
}
