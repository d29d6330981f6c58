package dev.nattvakt.schedule;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/// A small immutable map in one array, in insertion order. Each cached answer holds several; a hash
/// table would be ten times as large.
final class Pairs extends AbstractMap<String, Object> {

    static final Pairs NONE = new Pairs(new Object[0]);

    /// Name, value, name, value.
    private final Object[] pairs;

    private Pairs(Object[] pairs) {
        this.pairs = pairs;
    }

    static Pairs of(Map<String, Object> values) {
        if (values instanceof Pairs already) {
            return already;
        }
        Object[] pairs = new Object[2 * values.size()];
        int at = 0;
        for (var entry : values.entrySet()) {
            pairs[at++] = entry.getKey();
            pairs[at++] = entry.getValue();
        }
        return new Pairs(pairs);
    }

    /// A copy with the value set: in its place if the name is there, else at the end.
    Pairs with(String name, Object value) {
        int at = indexOf(name);
        int place = at < 0 ? pairs.length : at;
        Object[] more = Arrays.copyOf(pairs, Math.max(pairs.length, place + 2));
        more[place] = name;
        more[place + 1] = value;
        return new Pairs(more);
    }

    /// A copy with `change` applied to each value.
    Pairs each(UnaryOperator<Object> change) {
        Object[] changed = pairs.clone();
        for (int at = 1; at < changed.length; at += 2) {
            changed[at] = change.apply(changed[at]);
        }
        return new Pairs(changed);
    }

    private int indexOf(Object name) {
        for (int at = 0; at < pairs.length; at += 2) {
            if (pairs[at].equals(name)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return pairs.length / 2;
    }

    @Override
    public boolean containsKey(Object name) {
        return indexOf(name) >= 0;
    }

    @Override
    public @Nullable Object get(Object name) {
        int at = indexOf(name);
        return at < 0 ? null : pairs[at + 1];
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Object> action) {
        for (int at = 0; at < pairs.length; at += 2) {
            action.accept((String) pairs[at], pairs[at + 1]);
        }
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new EntryIterator(pairs);
            }

            @Override
            public int size() {
                return Pairs.this.size();
            }
        };
    }

    private static final class EntryIterator implements Iterator<Map.Entry<String, Object>> {

        private final Object[] pairs;
        private int at;

        EntryIterator(Object[] pairs) {
            this.pairs = pairs;
        }

        @Override
        public boolean hasNext() {
            return at < pairs.length;
        }

        @Override
        public Map.Entry<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, Object> entry = Map.entry((String) pairs[at], pairs[at + 1]);
            at += 2;
            return entry;
        }
    }
}
