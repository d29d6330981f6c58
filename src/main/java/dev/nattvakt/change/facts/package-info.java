/// What a change is made of: the situation that was read, the write, its direction (weaker or
/// stronger), how it is recognised when it is read back, refusals and warnings. Pure, and knows
/// neither orders nor plans. Used by `change`, `hostup`, `tool` and `words`.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change.facts;
