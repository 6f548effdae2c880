package io.github.ariadne4j.ari.event;

/** An event about the Stasis application itself. */
public sealed interface ApplicationEvent extends AriEvent
        permits ApplicationRegistered, ApplicationReplaced, ApplicationUnregistered {}
