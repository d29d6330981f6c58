package dev.nattvakt.audit;

import java.util.function.UnaryOperator;

import org.jboss.logging.Logger;

/// The log category `nattvakt.audit`, whose handler writes nothing but the line. Each start of the
/// process begins a chain.
final class LogLedger implements Ledger {

    private static final Logger LOG = Logger.getLogger("nattvakt.audit");

    private String last = Hash.NONE;

    @Override
    public synchronized void append(UnaryOperator<String> line) {
        String next = line.apply(last);
        LOG.info(next);
        last = Hash.of(next);
    }
}
