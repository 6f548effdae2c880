package io.github.ariadne4j.ari.json;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.EventHeader;

/** Makes one type of event from its fields; throws {@link IllegalArgumentException} if one is missing. */
interface EventMaker {
    AriEvent make(EventHeader header, EventFields fields);
}
