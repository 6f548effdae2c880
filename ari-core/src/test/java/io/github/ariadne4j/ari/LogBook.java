package io.github.ariadne4j.ari;

import static java.util.stream.Collectors.joining;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.github.ariadne4j.ari.transport.StallMonitor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Records all log events of a test, down to TRACE, instead of the console. */
final class LogBook implements BeforeEachCallback, AfterEachCallback {
    /** Warns of a busy machine. */
    private static final String STALLS = StallMonitor.class.getName();

    private final Logger everything = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Level before;
    private Appender<ILoggingEvent> console;

    @Override
    public void beforeEach(ExtensionContext test) {
        before = everything.getLevel();
        console = everything.getAppender("console");
        everything.detachAppender(console);
        logged.list = Collections.synchronizedList(new ArrayList<>());
        logged.start();
        everything.addAppender(logged);
        everything.setLevel(Level.TRACE);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        everything.setLevel(before);
        everything.detachAppender(logged);
        everything.addAppender(console);
    }

    /** All messages, with their exceptions. */
    String text() {
        return List.copyOf(logged.list).stream()
                .map(event -> event.getLevel() + " " + event.getLoggerName() + ' ' + event.getFormattedMessage() + ' '
                        + thrown(event))
                .collect(joining("\n"));
    }

    /** The messages of level WARN and above that are not about the speed of the machine. */
    List<String> warnings() {
        return List.copyOf(logged.list).stream()
                .filter(event -> !event.getLoggerName().equals(STALLS))
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static String thrown(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }
}
