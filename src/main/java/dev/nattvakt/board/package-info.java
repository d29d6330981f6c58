/// The board: one page at `/` that shows every server, its verdict and a week of its runs.
///
/// A door that only looks. [Rounds] keeps the last look at the fleet and sees to it that there is
/// one look at a time; [Page] says what of it one caller gets to see, ready for the template; the
/// resources send it. Nothing on the page comes from anywhere else.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.board;
