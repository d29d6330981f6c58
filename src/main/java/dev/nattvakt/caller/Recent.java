package dev.nattvakt.caller;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What was kept lately, by key: in memory and bounded, the oldest key goes first. Putting a known
/// key again does not make it younger. Safe for many threads: each call is atomic.
public final class Recent<K, V> {

    private final SequencedMap<K, V> values;

    /// @param most how many keys are kept
    public Recent(int most) {
        values =
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > most;
                    }
                };
    }

    public synchronized Optional<V> find(K key) {
        return Optional.ofNullable(values.get(key));
    }

    public synchronized void put(K key, V value) {
        values.put(key, value);
    }

    /// Keeps the first value of a key.
    public synchronized void putIfAbsent(K key, V value) {
        values.putIfAbsent(key, value);
    }

    public synchronized void remove(K key) {
        values.remove(key);
    }
}
