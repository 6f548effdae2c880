package io.github.ariadne4j.examples.b2bua.store;

import io.github.ariadne4j.callflow.session.Ports;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of an embedded database. CDRs are personal data: a file that is created here can be read by its owner only. */
final class EmbeddedDatabaseFile {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabaseFile.class);

    /** Excludes H2's other file systems; a single letter before a colon is a drive. */
    private static final Pattern URL = Pattern.compile("jdbc:h2:(?:file:)?(?![A-Za-z][A-Za-z]+:)([^;]+).*");

    private static final Pattern MUST_BE_THERE = Pattern.compile("(?i).*;(IFEXISTS|FORBID_CREATION)=TRUE.*");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private EmbeddedDatabaseFile() {}

    /**
     * Creates the file of this URL before H2 does, as H2 lets all users of the machine read it; warns of one that others can read. Does
     * nothing for a database in memory or on a server, and leaves to H2 what does not succeed.
     */
    static void prepare(String url) {
        Path file = of(url);
        if (file == null || MUST_BE_THERE.matcher(url).matches()) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            warnOf(file);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("{} is left to H2: {}", file, Ports.why(e));
        }
    }

    private static @Nullable Path of(String url) {
        Matcher known = URL.matcher(url);
        if (!known.matches()) {
            return null;
        }
        String home = System.getProperty("user.home", "");
        try {
            return Path.of(known.group(1).replaceFirst("^~(?=/)", Matcher.quoteReplacement(home)) + ".mv.db");
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static void warnOf(Path file) {
        try {
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
            if (allowed.contains(PosixFilePermission.OTHERS_READ) || allowed.contains(PosixFilePermission.GROUP_READ)) {
                LOG.warn("{} contains CDRs and can be read by other users: chmod 600 it", file);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("cannot determine whether other users can read {}: {}", file, Ports.why(e));
        }
    }
}
