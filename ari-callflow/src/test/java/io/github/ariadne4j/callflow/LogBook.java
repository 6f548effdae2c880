package io.github.ariadne4j.callflow;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Collects the warnings and errors that are logged during a test. */
final class LogBook implements BeforeEachCallback, AfterEachCallback {
    private final Logger everything = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @Override
    public void beforeEach(ExtensionContext test) {
        logged.list = Collections.synchronizedList(new ArrayList<>());
        logged.start();
        everything.addAppender(logged);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        everything.detachAppender(logged);
    }

    /** The collected lines that contain this text. */
    List<String> complaintsWith(String text) {
        return List.copyOf(logged.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(text))
                .toList();
    }
}
