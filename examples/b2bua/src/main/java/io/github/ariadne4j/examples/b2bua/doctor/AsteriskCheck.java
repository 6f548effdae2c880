package io.github.ariadne4j.examples.b2bua.doctor;

import java.util.List;

/** One check of an Asterisk. */
interface AsteriskCheck {
    /** Runs the check; returns at least one finding. */
    List<Finding> check(AsteriskInspector asterisk);
}
