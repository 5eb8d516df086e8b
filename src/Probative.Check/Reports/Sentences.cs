using Probative.Check.Anchors;

namespace Probative.Check.Reports;

/// <summary>What a check shows and what it does not: package.md, "The check", last paragraph.</summary>
internal static class Sentences
{
    public const string NotIdentified = "SIGNER NOT IDENTIFIED: self-consistent only";

    public const string NoOutsideTime =
        "No outside time: this record could have been made on any day before you received it.";

    /// <summary>Beside what is said of time.</summary>
    public static readonly string[] ShowsNot =
    [
        "What happened to an item before its intake is not shown, only what was stated about it.",
        "What other cases or logs the maker kept is not shown.",
        "Whether anything in it is true or genuine is not shown.",
    ];

    public static readonly string[] PackageChecked =
    [
        "Every file against the manifests, and that no other file is there.",
        "Every fact: its form, its number, its link to the fact before, its signature and its opened fields.",
        "That the list of what is withheld names exactly what is not opened.",
        "Every item against the fact of its receipt.",
        "The package's own handover fact against its files and counts.",
        "That every fact stands in the signed tree, and who signed that.",
    ];

    public static readonly string[] PackageShows =
    [
        "These facts of the case stand in this order in the signed record, with no number left out.",
        "The items are, byte for byte, those whose receipt the facts record.",
        "Nothing of it was changed since the checkpoint was signed.",
    ];

    /// <summary>What the outside times of a package leave open.</summary>
    /// <param name="times">What was found.</param>
    /// <param name="facts">The number of facts, the package's own included.</param>
    public static string TimeNotShown(IReadOnlyList<OutsideTime> times, long facts)
    {
        if (!times.Any(time => time.By is not null && time.Facts > 0)) return NoOutsideTime;
        int covered = times.Where(time => time.IsIdentified).Select(time => time.Facts)
            .DefaultIfEmpty().Max();
        if (covered == 0)
        {
            return "An outside time by an authority that you named: unless you believe one of those above, "
                + "this record could have been made on any day before you received it.";
        }

        return covered >= facts
            ? "Since when this record exists: an outside time says by when alone."
            : $"Since when this record exists: an outside time says by when alone. What comes after fact "
                + $"{covered} could have been recorded on any day before you received it.";
    }

    public static readonly string[] LogChecked =
    [
        "Every entry, every tile at every level and the root, derived anew from the entries.",
        "That every entry is a leaf in its one form.",
        "That every number of every case occurs once, without gap, each fact linked to the one before.",
        "The checkpoint's signature and the list of keys.",
    ];

    public static readonly string[] LogShows =
    [
        "These leaves stand in this order under the signed checkpoint.",
        "No fact of any case in this log is missing from the middle or counted twice.",
    ];

    public static readonly string[] ReceiptChecked =
    [
        "The fact: its form, and that each opened field is its own.",
        "The path from the fact to the root of the signed checkpoint.",
        "The checkpoint's signature, if you gave the signer's key.",
    ];

    public static readonly string[] ReceiptShows =
    [
        "The signed record holds this fact at this place.",
    ];
}
